// Everything that must hold: checks, unit and grammar tests, protocol tests, end-to-end tests in a real VS Code.
// The last line is "N passed, N failed", the sum over all parts.

import fs from 'node:fs';
import { installReferences } from './lib/debian.mjs';
import { freshResultFile, readResult, vitestReporters } from './lib/results.mjs';
import { giveUp, npm, run } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const MINUTE = 60_000;
/** All of it together; the newest VS Code is tested, too, where there is time for it. */
const ALL_MS = 14.5 * MINUTE;
const VITEST = 'node_modules/vitest/vitest.mjs';
const PROTOCOL = 'test/protocol/vitest.config.mts';

const began = performance.now();
await setUp().catch(giveUp);
await installReferences().catch(giveUp);

const results = [
  await part('check', (file) => checkAll(file)),
  await part('unit', (file) => node(8 * MINUTE, VITEST, 'run', ...vitestReporters(file))),
  await part('protocol', (file) => testProtocol(file)),
  await part('e2e', (file) => node(12 * MINUTE, 'test/e2e/run.mjs', '--results', file)),
];
const spareMs = ALL_MS - (performance.now() - began);
if (results.at(-1).seconds * 1200 + 2 * MINUTE < spareMs) {
  results.push(await part('newest', (file) => node(spareMs, 'test/e2e/run.mjs', '--newest', '--no-pack', '--results', file)));
} else console.log('\nThe newest VS Code was left out for want of time: npm run test:e2e -- --newest');
console.log('');
for (const { name, passed, failed, seconds } of results) {
  console.log(`${failed > 0 ? 'FAILED' : 'ok    '} ${name.padEnd(10)}${passed} passed, ${failed} failed (${seconds} s)`);
}
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** Runs one part, which writes its results to the file it is given and answers with an exit code. */
async function part(name, body) {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const file = freshResultFile(name);
  const code = await body(file);
  return { name, ...readResult(file, code), seconds: Math.round((performance.now() - start) / 1000) };
}

/** Format, lint, types and generated documents; all of it is one test. */
async function checkAll(file) {
  const code = await run(npm, ['run', '--silent', 'check'], { limitMs: 4 * MINUTE });
  fs.writeFileSync(file, JSON.stringify({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }));
  return code;
}

/** The protocol tests talk to the built server. */
async function testProtocol(file) {
  const built = await node(MINUTE, 'scripts/build.mjs');
  return built === 0 ? node(6 * MINUTE, VITEST, 'run', '--config', PROTOCOL, ...vitestReporters(file)) : built;
}

function node(limitMs, ...args) {
  return run(process.execPath, args, { limitMs });
}
