// Writes samples/case anew, by the generator of the tests: node scripts/sample-case.mjs

import fs from 'node:fs';
import path from 'node:path';
import { loadModules } from './lib/load-modules.mjs';
import { root } from './lib/run.mjs';

const CASE = path.join(root, 'samples', 'case');

const [{ sampleCase }] = await loadModules(root, ['test/case/generate/case.ts']);
fs.rmSync(CASE, { recursive: true, force: true });
for (const [name, text] of sampleCase().files) {
  const file = path.join(CASE, ...name.split('/'));
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
