// Puts a real VS Code on this machine without its marketplace or installer: the npm package code-server holds VS Code's server
// and web workbench. Only that part is taken, so nothing native is compiled. A second run does nothing.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installDebian } from '../../../scripts/lib/debian.mjs';
import { must, npm, run, which } from '../../../scripts/lib/run.mjs';
import { NODES, VERSIONS } from './versions.mjs';

const STAND_IN = path.join(import.meta.dirname, 'spdlog.cjs');

/**
 * Installs a VS Code of `VERSIONS` into the user's cache when it is not there. Gives the folder of its server, the Node that runs it, and what it
 * is started with.
 */
export async function installVscode(age = 'oldest') {
  const { version, integrity, node: major, args } = VERSIONS[age];
  const node = await installNode(major);
  const place = await installed(`code-server-${version}`, async (making) => {
    console.log(`Fetching VS Code ${version.replace('4.', '1.')} (npm package code-server, about 60 MB, once)`);
    await fetchPackage('code-server', version, integrity, making, 'package/lib/vscode');
    await installModules(path.join(making, 'lib', 'vscode'), node);
  });
  const server = path.join(place, 'lib', 'vscode');
  giveSearch(server);
  return { server, node, args };
}

/** The Node that runs this if it is new enough, else one of its own. */
async function installNode(major) {
  if (Number(process.versions.node.split('.')[0]) >= major) return process.execPath;
  const name = `${process.platform}-${process.arch}`;
  const integrity = NODES.integrity[name];
  if (!integrity) throw new Error(`This VS Code needs Node ${major}: run its tests with Node ${major} or newer.`);
  const place = await installed(`node-${name}-${NODES.version}`, async (making) => {
    console.log(`Fetching Node ${NODES.version} (npm package node-${name}, once)`);
    await fetchPackage(`node-${name}`, NODES.version, integrity, making, 'package/bin/node');
  });
  return path.join(place, 'bin', 'node');
}

/** A folder of the cache; made beside its place and then renamed, so that a broken or a parallel run leaves nothing half done. */
async function installed(name, make) {
  const place = path.join(cacheFolder(), name);
  const ready = path.join(place, '.ready');
  if (fs.existsSync(ready)) return place;
  fs.mkdirSync(cacheFolder(), { recursive: true });
  const making = fs.mkdtempSync(path.join(cacheFolder(), 'making-'));
  try {
    await make(making);
    fs.writeFileSync(path.join(making, '.ready'), '');
    if (!fs.existsSync(ready)) {
      fs.rmSync(place, { recursive: true, force: true });
      fs.renameSync(making, place);
    }
  } finally {
    fs.rmSync(making, { recursive: true, force: true });
  }
  return place;
}

/** Gives VS Code the machine's ripgrep, without which it finds no file by name: the binary of its own module is a download. */
function giveSearch(server) {
  const link = path.join(server, 'node_modules', '@vscode', 'ripgrep', 'bin', 'rg');
  const ripgrep = which('rg');
  if (!ripgrep || fs.existsSync(link)) return;
  fs.mkdirSync(path.dirname(link), { recursive: true });
  fs.rmSync(link, { force: true }); // one that leads nowhere
  fs.symlinkSync(ripgrep, link);
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

/** Takes one folder or file out of a package of npm, without its source maps, if the package is the one that is expected. */
async function fetchPackage(name, version, integrity, folder, wanted) {
  await must(npm, ['pack', `${name}@${version}`, '--silent', '--pack-destination', folder], { quiet: true, limitMs: 300_000 });
  const archive = path.join(folder, `${name}-${version}.tgz`);
  const got = `sha512-${createHash('sha512').update(fs.readFileSync(archive)).digest('base64')}`;
  if (got !== integrity) throw new Error(`${name} ${version} is not the package that was expected: its integrity is ${got}`);
  const parts = [wanted, 'package/package.json'];
  await must('tar', ['xzf', archive, '-C', folder, '--strip-components=1', '--exclude=*.map', ...parts]);
  fs.rmSync(archive);
}

async function installModules(server, node) {
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  await must(npm, ['install', '--omit=dev', ...quiet], { cwd: server, quiet: true, limitMs: 300_000 });
  const modules = path.join(server, 'node_modules');
  // Two modules are native. Without a logger VS Code writes no log files; the watchdog only ends orphans, which VS Code polls for too.
  fs.copyFileSync(STAND_IN, path.join(modules, '@vscode', 'spdlog', 'index.js'));
  for (const name of ['native-watchdog', '@vscode/native-watchdog']) {
    const folder = path.join(modules, name);
    if (fs.existsSync(folder)) fs.writeFileSync(path.join(folder, 'index.js'), 'exports.start = () => {};\n');
  }
  const code = await run(node, [path.join(server, 'out', 'server-main.js'), '--version'], {
    quiet: true,
    limitMs: 60_000,
  });
  if (code !== 0) throw new Error(`VS Code's server does not start (${code})`);
}
