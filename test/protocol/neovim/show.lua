-- What the picture in the README shows: events of the connector, the lens of an enrollment, and all lines of it in all logs below.
local case, server = vim.env.SCEP_CASE, vim.env.SCEP_SERVER
vim.opt.termguicolors = true
vim.opt.wrap = false
vim.opt.laststatus = 2
vim.opt.shortmess:append('I')
vim.cmd('colorscheme desert')
for _, group in ipairs({ 'Normal', 'NonText', 'SignColumn', 'EndOfBuffer' }) do vim.cmd('highlight ' .. group .. ' guibg=NONE') end
local client = vim.lsp.start_client({ name = 'scep-log-inspector', cmd = { 'node', server, 'lsp', '--stdio' }, root_dir = case })
local function open(name, type)
  vim.cmd('edit ' .. vim.fn.fnameescape(case .. '/' .. name))
  vim.bo.filetype = type
  vim.lsp.buf_attach_client(0, client)
  return vim.api.nvim_get_current_buf()
end
vim.cmd('cd ' .. vim.fn.fnameescape(case))
local devices = vim.fn.glob('devices/*/OMADM.log', false, true)
for _, name in ipairs(devices) do open(name, 'android-omadm-log') end
open('u_ex260323.log', 'iis-w3c-log')
open('Microsoft-Intune-CertificateConnectors_Operational.evtx.xml', 'windows-event-log')
local connector = open('Microsoft-Intune-CertificateConnectors_Admin.txt', 'windows-event-log')
-- the case is judged when nothing changed for a moment; then lenses have titles, and what leads to other logs is known
vim.defer_fn(function() vim.lsp.codelens.refresh() end, 5000)
vim.defer_fn(function()
  local line
  for _, lens in ipairs(vim.lsp.codelens.get(connector)) do
    if not line and lens.command and lens.command.title:match('failed at step') then line = lens.range.start.line end
  end
  vim.api.nvim_win_set_cursor(0, { (line or 0) + 1, 0 })
  vim.fn.search('\\x\\{40\\}')
  vim.lsp.buf.references()
end, 8000)
vim.defer_fn(function()
  vim.cmd('wincmd k | normal! zb')
  vim.cmd('redraw!')
end, 9500)
