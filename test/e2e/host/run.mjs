// Runs the *.test.ts of this folder inside VS Code's extension host, against the installed package. The page's address carries
// extensionDevelopmentPath and extensionTestsPath, as VS Code's own browser tests do; the workbench then calls
// codeAutomationLog for console output of the host, and codeAutomationExit when the tests have ended.

import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { chromium as playwright } from 'playwright-core';
import { root } from '../../../scripts/lib/run.mjs';
import { browserOptions, installExtension, makeProfile, newPage, remoteUri, startServer, workbenchUrl } from '../lib/vscode.mjs';
import { makeWorkspace } from '../lib/workspace.mjs';

const LIMIT_MS = 300_000;
const here = import.meta.dirname;

/** Runs the host tests whose files have a name with one of some parts, or all; prints them, and gives `{ passed, failed }`; a host that dies counts as one failure. */
export async function runHostTests({ chromium, vscode, vsix }, names = []) {
  console.log('\n-- inside the extension host');
  const began = performance.now();
  const tests = await bundleTests(names);
  const profile = makeProfile();
  const workspace = makeWorkspace();
  const tally = { passed: 0, failed: 0 };
  let server;
  let browser;
  try {
    await installExtension(vscode, profile, vsix);
    server = await startServer(vscode, profile);
    browser = await playwright.launch(browserOptions(chromium));
    const page = await newPage(browser);
    const ended = watch(page, tally);
    const development = remoteUri(server.port, tests);
    const payload = [
      ['extensionDevelopmentPath', development],
      ['extensionTestsPath', `${development}/index.cjs`],
      ['skipWelcome', 'true'],
    ];
    await page.goto(workbenchUrl(server.url, workspace.folder, payload));
    await ended;
  } catch (error) {
    tally.failed++;
    console.log(`FAIL  ${error.stack}\n${server?.log() ?? ''}`);
  } finally {
    await browser?.close();
    await server?.stop();
    profile.remove();
    workspace.remove();
  }
  console.log(`host: ${tally.passed} passed, ${tally.failed} failed (${((performance.now() - began) / 1000).toFixed(0)} s)`);
  return tally;
}

/** An empty extension under development, only there to run the tests; the extension under test is the installed package. */
async function bundleTests(names) {
  const isWanted = (name) => name.endsWith('.test.ts') && (names.length === 0 || names.some((part) => name.includes(part)));
  const outdir = path.join(root, 'build', 'e2e-host');
  fs.rmSync(outdir, { recursive: true, force: true });
  const entryPoints = fs.readdirSync(here).filter((name) => name === 'index.ts' || isWanted(name));
  await build({
    absWorkingDir: here,
    entryPoints,
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  fs.writeFileSync(path.join(outdir, 'extension.cjs'), 'exports.activate = () => {};\n');
  const manifest = {
    name: 'host-tests',
    publisher: 'tests',
    version: '0.0.0',
    engines: { vscode: '^1.100.0' },
    main: './extension.cjs',
  };
  fs.writeFileSync(path.join(outdir, 'package.json'), JSON.stringify({ ...manifest, activationEvents: [] }));
  return outdir;
}

/** Prints each test as it ends; settles when the tests have ended, and fails when the page dies or takes too long. */
function watch(page, tally) {
  return new Promise((resolve, reject) => {
    const see = (_type, args) => {
      const line = args.map(String).join(' ');
      if (process.env.E2E_VERBOSE) console.log(line);
      if (!line.startsWith('HOST ')) return;
      const { passed, text } = JSON.parse(line.slice('HOST '.length));
      tally[passed ? 'passed' : 'failed']++;
      console.log(`${passed ? 'ok  ' : 'FAIL'}  ${text}`);
    };
    const exit = (code) => (code === 0 || tally.failed > 0 ? resolve() : reject(new Error(`the tests ended with ${code}`)));
    page.exposeFunction('codeAutomationLog', see).catch(reject);
    page.exposeFunction('codeAutomationExit', exit).catch(reject);
    page.on('crash', () => reject(new Error('the page crashed')));
    setTimeout(() => reject(new Error(`the tests did not end within ${LIMIT_MS / 1000} s`)), LIMIT_MS).unref();
  });
}
