// Every answer that is not true, over many seeds of every kind of case: node test/case/sweep.mjs [SEEDS] [PROFILE…]
// SEEDS: a number, a range, or a list: 40, 41-80, 2,6,8. Ends with 1 if a bound is broken that holds over all seeds of a profile.

import { loadModules } from '../../scripts/lib/load-modules.mjs';
import { root } from '../../scripts/lib/run.mjs';

const [{ generateCase }, { PROFILES }, { score, table }, { outputOf }, { factsOfFiles }, { brokenBounds }] = await loadModules(
  root,
  [
    'test/case/generate/case.ts',
    'test/case/generate/options.ts',
    'test/case/score/index.ts',
    'test/case/support/read-case.ts',
    'test/case/support/read-logs.ts',
    'test/case/score/bounds.ts',
  ],
);

const [count = '40', ...names] = process.argv.slice(2);
let broken = 0;
for (const name of names.length > 0 ? names : Object.keys(PROFILES)) {
  const scores = seedsOf(count).map((seed) => {
    const { files, truth } = generateCase(name, seed);
    return score(outputOf(factsOfFiles(files)), truth);
  });
  const wrong = brokenBounds(scores);
  broken += wrong.length;
  for (const { profile, mismatches } of scores)
    for (const { kind, text } of mismatches) console.log(`${profile}: ${kind}: ${text}`);
  for (const text of wrong) console.log(`${name}: BOUND: ${text}`);
  console.error(
    `${name}: ${scores.reduce((sum, { mismatches }) => sum + mismatches.length, 0)} mismatches, ${wrong.length} bounds broken`,
  );
  if (process.env.TABLE) console.error(table(scores));
}
process.exitCode = broken > 0 ? 1 : 0;

function seedsOf(text) {
  if (/^\d+$/.test(text)) return Array.from({ length: Number(text) }, (_, i) => i + 1);
  return text.split(',').flatMap((part) => {
    const [first, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
}
