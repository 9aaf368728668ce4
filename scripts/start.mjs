// Sets up, builds, analyses the sample case and tells its story; then opens it in VS Code with the extension installed:
// the `code` of this machine, or without one the VS Code of the end-to-end tests in a browser, until Ctrl+C.
//   --no-open   only print; the same without a terminal, with CI=true and with SCEP_START_NO_OPEN=1
//   --browser   take the VS Code of the tests even where `code` is installed

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { giveUp, must, root, which } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const CASE = path.join(root, 'samples', 'case');
const OLDEST_VSCODE = [1, 100];

await start().catch(giveUp);

async function start() {
  const { values } = parseArgs({ options: { 'no-open': { type: 'boolean' }, browser: { type: 'boolean' } } });
  await setUp();
  const { VSIX: vsix } = await import('./package.mjs');
  console.log('Building');
  await must(process.execPath, ['scripts/package.mjs'], { quiet: true }); // its errors are still shown
  console.log(`\nAnalysing ${path.relative(root, CASE)}\n`);
  await must(process.execPath, ['dist/cli.js', 'analyze', path.relative(root, CASE)]);
  console.log('');
  const reason = reasonNotToOpen(values);
  if (reason) {
    console.log(
      `VS Code is not opened (${reason}). "npm start" in a terminal opens it; or install ${path.relative(root, vsix)}.`,
    );
    return;
  }
  const code = values.browser ? undefined : installedCode();
  if (code) await openInstalled(code, vsix);
  else await openInBrowser(vsix);
}

function reasonNotToOpen(values) {
  if (values['no-open']) return '--no-open';
  if (process.env.SCEP_START_NO_OPEN === '1') return 'SCEP_START_NO_OPEN=1';
  if (process.env.CI && process.env.CI !== 'false') return 'CI';
  return process.stdout.isTTY || values.browser ? undefined : 'no terminal';
}

/** The `code` on PATH when it is new enough; its first line of `--version` is the version. */
function installedCode() {
  const code = which('code');
  if (!code) return undefined;
  const { stdout } = spawnSync(code, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32', timeout: 20_000 });
  const [major = 0, minor = 0] = (stdout ?? '').split('.').map(Number);
  return major > OLDEST_VSCODE[0] || (major === OLDEST_VSCODE[0] && minor >= OLDEST_VSCODE[1]) ? code : undefined;
}

async function openInstalled(code, vsix) {
  await must(code, ['--install-extension', vsix, '--force']);
  await must(code, ['--new-window', CASE, ...logs().reverse()]); // the last one is shown
  console.log(
    'VS Code shows the sample case. The extension stays installed; "code --uninstall-extension scep-log-inspector.scep-log-inspector" removes it.',
  );
}

async function openInBrowser(vsix) {
  const { installVscode } = await import('../test/e2e/lib/install.mjs');
  const { installExtension, makeProfile, remoteUri, startServer, workbenchUrl } = await import('../test/e2e/lib/vscode.mjs');
  const vscode = await installVscode();
  const profile = makeProfile({ 'scepLogInspector.scan.onOpening': 'always' });
  process.once('exit', () => profile.remove());
  await installExtension(vscode, profile, vsix);
  const server = await startServer(vscode, profile);
  const first = logs()[0] ?? CASE;
  console.log('No VS Code is installed here (command "code"). One runs in your browser until Ctrl+C; open');
  console.log(workbenchUrl(server.url, CASE, [['openFile', remoteUri(server.port, first)]]));
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });
  await server.stop();
}

/** The logs of the case; that of the server first, since every enrollment passes it. */
function logs() {
  const names = fs.readdirSync(CASE, { recursive: true }).filter((name) => fs.statSync(path.join(CASE, name)).isFile());
  const isServer = (name) => path.basename(name).startsWith('u_ex');
  return names.sort((a, b) => Number(isServer(b)) - Number(isServer(a)) || (a < b ? -1 : 1)).map((name) => path.join(CASE, name));
}
