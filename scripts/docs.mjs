// Writes what is made from the sources: the translation bundle and the rule pages. With --check: fails where they are not fresh.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCore, loadSamples } from './lib/load-core.mjs';
import { ruleDocs } from './lib/rule-docs.mjs';
import { collectSentences } from './lib/sentences.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const core = await loadCore(root);
const files = {
  'l10n/bundle.l10n.json': `${JSON.stringify(collectSentences(root, core), null, 2)}\n`,
  ...ruleDocs(core, await loadSamples(root)),
};

const stale = Object.entries(files).filter(([file, text]) => readOr(file, '') !== text);
const extra = fs.existsSync(path.join(root, 'docs/rules'))
  ? fs
      .readdirSync(path.join(root, 'docs/rules'))
      .map((name) => `docs/rules/${name}`)
      .filter((file) => !(file in files))
  : [];
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is not what the sources say: npm run docs`);
  for (const file of extra) console.error(`${file} belongs to no rule any more: npm run docs`);
  process.exitCode = stale.length + extra.length > 0 ? 1 : 0;
} else {
  for (const file of extra) fs.rmSync(path.join(root, file));
  for (const [file, text] of stale) {
    fs.mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  }
  console.log(`${stale.length} of ${Object.keys(files).length} files written`);
}

function readOr(file, otherwise) {
  try {
    return fs.readFileSync(path.join(root, file), 'utf8');
  } catch {
    return otherwise;
  }
}
