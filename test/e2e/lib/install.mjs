// Puts a real VS Code on this machine without its marketplace or installer: the npm package code-server holds VS Code's server
// and web workbench. Only that part is taken, so nothing native is compiled. A second run does nothing.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installDebian } from '../../../scripts/lib/debian.mjs';
import { must, npm, run, which } from '../../../scripts/lib/run.mjs';

/** code-server 4.N.x holds VS Code 1.N.x; 1.100 is the oldest version that the manifest promises. */
const VERSION = '4.100.3';
const INTEGRITY = 'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==';

const STAND_IN = path.join(import.meta.dirname, 'spdlog.cjs');

/** Installs VS Code into the user's cache when it is not there; gives the folder of its server. */
export async function installVscode() {
  const place = path.join(cacheFolder(), `code-server-${VERSION}`);
  const server = path.join(place, 'lib', 'vscode');
  if (fs.existsSync(path.join(place, '.ready'))) return withSearch(server);
  console.log(`Fetching VS Code ${VERSION.replace('4.', '1.')} (npm package code-server, about 60 MB, once)`);
  // Made beside its place and then renamed, so that a broken or a parallel run leaves nothing half done.
  fs.mkdirSync(cacheFolder(), { recursive: true });
  const making = fs.mkdtempSync(path.join(cacheFolder(), 'making-'));
  try {
    await fetchPackage(making);
    await installModules(path.join(making, 'lib', 'vscode'));
    fs.writeFileSync(path.join(making, '.ready'), '');
    if (!fs.existsSync(path.join(place, '.ready'))) {
      fs.rmSync(place, { recursive: true, force: true });
      fs.renameSync(making, place);
    }
  } finally {
    fs.rmSync(making, { recursive: true, force: true });
  }
  return withSearch(server);
}

/** Gives VS Code the machine's ripgrep, without which it finds no file by name: the binary of its own module is a download. */
function withSearch(server) {
  const link = path.join(server, 'node_modules', '@vscode', 'ripgrep', 'bin', 'rg');
  const ripgrep = which('rg');
  if (!ripgrep || fs.existsSync(link)) return server;
  fs.mkdirSync(path.dirname(link), { recursive: true });
  fs.rmSync(link, { force: true }); // one that leads nowhere
  fs.symlinkSync(ripgrep, link);
  return server;
}

/** Finds Chromium and ripgrep (VS Code's file search), and on Debian as root installs what is missing. Gives Chromium's path. */
export async function installBrowser() {
  const missing = [];
  if (!findChromium()) missing.push('chromium');
  if (!which('rg')) missing.push('ripgrep');
  const fontless = process.platform === 'linux' && !fs.existsSync('/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf');
  // A missing font only changes how screenshots look.
  const packages = [...missing, ...(fontless ? ['fonts-dejavu-core'] : [])];
  if (packages.length > 0) await installDebian(packages, missing, 'The end-to-end tests');
  const chromium = findChromium();
  if (!chromium) throw new Error('No Chromium was found; set CHROMIUM to the path of Chromium, Chrome or Edge.');
  return chromium;
}

function cacheFolder() {
  const cache = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return process.env.VSCODE_E2E_CACHE || path.join(cache, 'vscode-e2e');
}

function findChromium() {
  const mac = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome'].map(
    (app) => `/Applications/${app}`,
  );
  return (
    process.env.CHROMIUM ||
    which('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge') ||
    mac.find((file) => fs.existsSync(file))
  );
}

async function fetchPackage(folder) {
  await must(npm, ['pack', `code-server@${VERSION}`, '--silent', '--pack-destination', folder], {
    quiet: true,
    limitMs: 300_000,
  });
  const archive = path.join(folder, `code-server-${VERSION}.tgz`);
  const got = `sha512-${createHash('sha512').update(fs.readFileSync(archive)).digest('base64')}`;
  if (got !== INTEGRITY) throw new Error(`code-server ${VERSION} is not the package that was expected: its integrity is ${got}`);
  await must('tar', [
    'xzf',
    archive,
    '-C',
    folder,
    '--strip-components=1',
    '--exclude=*.map',
    'package/lib/vscode',
    'package/package.json',
  ]);
  fs.rmSync(archive);
}

async function installModules(server) {
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  await must(npm, ['install', '--omit=dev', ...quiet], { cwd: server, quiet: true, limitMs: 300_000 });
  const modules = path.join(server, 'node_modules');
  // Two modules are native. Without a logger VS Code writes no log files; the watchdog only ends orphans, which VS Code polls for too.
  fs.copyFileSync(STAND_IN, path.join(modules, '@vscode', 'spdlog', 'index.js'));
  for (const name of ['native-watchdog', '@vscode/native-watchdog']) {
    const folder = path.join(modules, name);
    if (fs.existsSync(folder)) fs.writeFileSync(path.join(folder, 'index.js'), 'exports.start = () => {};\n');
  }
  const code = await run(process.execPath, [path.join(server, 'out', 'server-main.js'), '--version'], {
    quiet: true,
    limitMs: 60_000,
  });
  if (code !== 0) throw new Error(`VS Code's server does not start (${code})`);
}
