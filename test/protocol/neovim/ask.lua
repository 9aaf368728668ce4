-- A person with Neovim's own client: opens the logs of a case, and asks for what the server offers. Prints one line of JSON.
local case, server = vim.env.SCEP_CASE, vim.env.SCEP_SERVER
local client = vim.lsp.start_client({ name = 'scep-log-inspector', cmd = { 'node', server, 'lsp', '--stdio' }, root_dir = case })
local types = {
  { 'u_ex260323.log', 'iis-w3c-log' },
  { 'httperr1.log', 'httperr-log' },
  { 'Application.evtx.xml', 'windows-event-log' },
  { 'Microsoft-Intune-CertificateConnectors_Operational.evtx.xml', 'windows-event-log' },
}
local buffers = {}
for _, pair in ipairs(types) do
  vim.cmd('edit ' .. vim.fn.fnameescape(case .. '/' .. pair[1]))
  vim.bo.filetype = pair[2]
  vim.lsp.buf_attach_client(0, client)
  table.insert(buffers, vim.api.nvim_get_current_buf())
end
local connector = buffers[#buffers]

local function all_marked()
  local open = 0
  for _, buffer in ipairs(buffers) do
    if #vim.diagnostic.get(buffer) > 0 then open = open + 1 end
  end
  return open >= 2
end
vim.wait(30000, all_marked)
vim.wait(1500) -- the case is judged when nothing changed for a moment

-- the cursor goes on the first transactionID that the connector wrote
vim.api.nvim_set_current_buf(connector)
vim.fn.search('\\x\\{40\\}')
local id = vim.fn.expand('<cword>')
vim.lsp.buf.references()
vim.wait(10000, function() return #vim.fn.getqflist() > 1 end)
local references = {}
for _, item in ipairs(vim.fn.getqflist()) do
  table.insert(references, vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ':t') .. ':' .. item.lnum)
end

vim.cmd('cclose')
vim.api.nvim_set_current_buf(connector)
vim.lsp.codelens.refresh()
vim.wait(10000, function()
  for _, lens in ipairs(vim.lsp.codelens.get(connector)) do
    if lens.command and lens.command.command == 'scepLogInspector.showEnrollment' then return true end
  end
end)
local lenses = {}
for _, lens in ipairs(vim.lsp.codelens.get(connector)) do
  if lens.command then table.insert(lenses, lens.command.title) end
end

local symbols = {}
local found = vim.lsp.buf_request_sync(connector, 'workspace/symbol', { query = id:sub(1, 10) }, 10000) or {}
for _, answer in pairs(found) do
  for _, symbol in ipairs(answer.result or {}) do table.insert(symbols, symbol.name) end
end

io.stdout:write(vim.fn.json_encode({ id = id, references = references, lenses = lenses, symbols = symbols }) .. '\n')
vim.cmd('qall!')
