// End-to-end tests of the packaged extension in a real VS Code: `host` through the API inside the extension host, `ui` what a
// person sees. `node test/e2e/run.mjs [host] [ui] [NAME…] [--newest] [--no-pack] [--results FILE]`:
// NAME is a part of a test file's name; `--newest`: in the newest VS Code, not in the oldest that is promised.

import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { freshResultFile, readResult, vitestReporters } from '../../scripts/lib/results.mjs';
import { giveUp, root, run } from '../../scripts/lib/run.mjs';
import { packExtension, VSIX } from '../../scripts/package.mjs';
import { runHostTests } from './host/run.mjs';
import { installBrowser, installVscode } from './lib/install.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { newest: { type: 'boolean' }, 'no-pack': { type: 'boolean' }, results: { type: 'string' } },
});
const PARTS = ['host', 'ui'];
const names = positionals.filter((word) => !PARTS.includes(word));
const wanted = names.length < positionals.length ? positionals : PARTS;

try {
  const chromium = await installBrowser();
  const age = values.newest ? 'newest' : 'oldest';
  const vscode = await installVscode(age);
  const vsix = values['no-pack'] && fs.existsSync(VSIX) ? VSIX : await packExtension();
  const place = { chromium, vscode, vsix, age };
  const results = [];
  if (wanted.includes('host')) results.push(await runHostTests(place, names));
  if (wanted.includes('ui')) results.push(await runUiTests(place));
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  if (values.results) fs.writeFileSync(values.results, JSON.stringify({ passed, failed }));
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
} catch (error) {
  giveUp(error);
}

async function runUiTests(place) {
  const file = freshResultFile('ui');
  const config = path.join('test', 'e2e', 'ui', 'vitest.config.mts');
  const env = { ...process.env, E2E_PLACE: JSON.stringify(place) };
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', config, ...vitestReporters(file), ...names];
  return readResult(file, await run(process.execPath, args, { cwd: root, env, limitMs: 480_000 }));
}
