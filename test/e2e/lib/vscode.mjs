// Starts VS Code's server with a fresh profile, and a Chromium page on its workbench.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { endTree } from '../../../scripts/lib/run.mjs';

/** Quiet and the same everywhere: no welcome pages, no network, no blinking. */
const SETTINGS = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.editorLargeFileConfirmation': 4096, // in MB; a remote window asks from 10 on
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.enabled': false,
  'files.hotExit': 'off',
  'editor.fontFamily': 'DejaVu Sans Mono',
  'editor.hover.delay': 100,
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'chat.commandCenter.enabled': false,
  'scepLogInspector.scan.onOpening': 'never', // what a log says by itself is tested in a folder of logs that are of no one case
};

/** A throw-away profile; everything that VS Code writes lies under its folder. */
export function makeProfile(settings = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-vscode-'));
  const extensions = path.join(folder, 'extensions');
  fs.mkdirSync(extensions);
  fs.mkdirSync(path.join(folder, 'data', 'User'), { recursive: true });
  const settingsFile = path.join(folder, 'data', 'User', 'settings.json');
  const writeSettings = (more) =>
    fs.writeFileSync(settingsFile, JSON.stringify({ ...SETTINGS, ...settings, ...more }, undefined, 2));
  writeSettings({});
  return { folder, extensions, writeSettings, remove: () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Installs a .vsix into a profile, as "Install from VSIX…" does. */
export async function installExtension(vscode, profile, vsix) {
  const { code, output } = await capture(vscode, [...common(profile), '--install-extension', vsix, '--force']);
  if (code !== 0 || !output.includes('successfully installed')) throw new Error(`${vsix} could not be installed: ${output}`);
}

/** Starts the server on a free port of this machine. `stop` ends it with its extension hosts. */
export async function startServer(vscode, profile) {
  const port = await freePort();
  const child = start(vscode, [...common(profile), '--host', '127.0.0.1', '--port', String(port), '--without-connection-token']);
  const killAtExit = () => endTree(child, 'SIGKILL');
  process.once('exit', killAtExit);
  let log = '';
  await new Promise((resolve, reject) => {
    const see = (bytes) => {
      log = (log + bytes).slice(-100_000);
      if (log.includes('Extension host agent listening')) resolve();
    };
    child.stdout.on('data', see);
    child.stderr.on('data', see);
    child.once('exit', (code) => reject(new Error(`VS Code's server ended with ${code}: ${log}`)));
  });
  const stop = () =>
    new Promise((resolve) => {
      const done = () => {
        killAtExit();
        process.off('exit', killAtExit);
        resolve();
      };
      if (child.exitCode !== null) return done();
      child.once('exit', done);
      endTree(child);
      setTimeout(killAtExit, 3000).unref();
    });
  return { url: `http://127.0.0.1:${port}/`, port, log: () => log, stop };
}

/** What a browser started by `chromium.launch` or `launchServer` needs: no first-run pages, no traffic of its own. */
export function browserOptions(executablePath) {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return { executablePath, args: ['--no-sandbox', ...quiet] };
}

/** A page whose every request stays on this machine. */
export async function newPage(browser, size = { width: 1400, height: 900 }) {
  const context = await browser.newContext({ viewport: size, permissions: ['clipboard-read', 'clipboard-write'] });
  await context.route(
    (url) => url.hostname !== '127.0.0.1' && url.protocol.startsWith('http'),
    (route) => route.abort(),
  );
  return context.newPage();
}

/** A file as the workbench names it. Its authority must be the page's own, else diagnostics belong to another uri. */
export function remoteUri(port, file) {
  return `vscode-remote://127.0.0.1:${port}${file.split(path.sep).join('/')}`;
}

/** Address of the workbench on a folder; `payload` are pairs such as `['openFile', uri]`. */
export function workbenchUrl(url, folder, payload = []) {
  const query = new URLSearchParams({ folder });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `${url}?${query}`;
}

function common(profile) {
  const folders = ['--server-data-dir', profile.folder, '--extensions-dir', profile.extensions];
  return [...folders, '--accept-server-license-terms', '--telemetry-level', 'off'];
}

function start({ server, node, args: own }, args) {
  const { CODE_SERVER_PARENT_PID: _parent, VSCODE_PROXY_URI: _proxy, ...env } = process.env;
  // An empty address keeps VS Code from asking a marketplace.
  const options = { env: { ...env, EXTENSIONS_GALLERY: '{"serviceUrl":""}' }, stdio: ['ignore', 'pipe', 'pipe'], detached: true };
  return spawn(node, [path.join(server, 'out', 'server-main.js'), ...own, ...args], options);
}

function capture(vscode, args) {
  return new Promise((resolve, reject) => {
    const child = start(vscode, args);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (output += bytes));
    const timer = setTimeout(() => endTree(child, 'SIGKILL'), 60_000);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output });
    });
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
