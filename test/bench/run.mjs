// Measures what a reader waits for, and prints one line a figure: median of the runs, bound, verdict. Never part of `npm test`.
//   npm run bench             all
//   npm run bench -- core     one part: core, case, evtx, large, server, client
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const parts = ['core', 'case', 'evtx', 'large', 'server', 'client'].filter(
  (part) => process.argv.length === 2 || process.argv.includes(part),
);
for (const part of parts) {
  console.log(`\n${part}`);
  const run = spawnSync(process.execPath, ['--expose-gc', path.join(here, `${part}.mjs`)], { stdio: 'inherit' });
  if (run.status !== 0) process.exitCode = 1;
}
