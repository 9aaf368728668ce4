// A case of 200 000 records over ten logs: joining it, one line more, and the memory that it takes.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadModules } from '../../scripts/lib/load-modules.mjs';
import { heapUsed, medianOfWork, report, root, work } from './measure.mjs';

const [{ generate }, { LARGE }, analyze, { factsOf }, { detectLog }, { CaseModel }] = await loadModules(root, [
  'test/case/generate/case.ts',
  'test/case/generate/options.ts',
  'server/src/core/analyze/index.ts',
  'server/src/core/analyze/facts-of.ts',
  'server/src/core/detect.ts',
  'server/src/core/case/whole/case-model.ts',
]);

const RECORDS = 200_000;
const JOINED_MS = 3000;
const APPENDED_MS = 200;
const TEXTS = 5;

/** The logs of the case by path; made once and kept, since its requests are signed one by one. */
function largeCase() {
  const folder = path.join(root, 'test/case/generate');
  const sources = fs
    .readdirSync(folder)
    .sort()
    .map((name) => fs.readFileSync(path.join(folder, name)));
  const version = createHash('sha256').update(Buffer.concat(sources)).digest('hex').slice(0, 8);
  const file = path.join(os.tmpdir(), `scep-bench-case-${version}.json`);
  if (!fs.existsSync(file)) fs.writeFileSync(file, JSON.stringify([...generate('large', LARGE, 1).files]));
  return new Map(JSON.parse(fs.readFileSync(file, 'utf8')));
}

const detectionOf = (name, text) => detectLog({ head: text.slice(0, 8192), fileName: name.split('/').at(-1) });

function opened(name, text) {
  const { id, detection } = detectionOf(name, text);
  const analysis = analyze.checkAllMessages(analyze.openLog(text, { languageId: id }));
  return { detection, analysis, facts: factsOf(name, detection, analysis) };
}

const files = largeCase();
const bytes = [...files.values()].reduce((sum, text) => sum + text.length, 0);
const before = heapUsed();
const logs = new Map();
const began = performance.now();
for (const [name, text] of files) logs.set(name, opened(name, text).facts);
const read = performance.now() - began;
const records = [...logs.values()].reduce((sum, facts) => sum + facts.records, 0);
console.log(`  ${records} records in ${files.size} logs, ${(bytes / 1e6).toFixed(1)} MB; read in ${(read / 1000).toFixed(1)} s`);
if (records < RECORDS) throw new Error(`a case of ${records} records is too small`);

const joined = () => {
  const model = new CaseModel();
  for (const [name, facts] of logs) model.put(name, facts);
  return { model, snapshot: model.snapshot() };
};
report('logs of one case joined', await medianOfWork(3, joined), JOINED_MS);

const whole = joined(); // is there while the heap is measured
report('heap growth of facts and case, as share of the text', (heapUsed() - before) / bytes, TEXTS, 'x');
const iis = [...files.keys()].find((name) => name.startsWith('u_ex'));
const line = files.get(iis).trimEnd().split('\n').at(-1);
let text = files.get(iis);
let { analysis, detection, facts } = opened(iis, text);
logs.set(iis, facts); // the log that is open is the one that grows
const { model } = joined();
const more = () => {
  text += `${line}\n`;
  analysis = analyze.growLog(analysis, text);
  model.put(iis, factsOf(iis, detection, analysis));
  model.snapshot();
};
report('the first line appended to the log of IIS: read, and joined anew', await work(more), APPENDED_MS);
report('one line more', await medianOfWork(5, more), APPENDED_MS);
console.log(`  ${model.joined} pieces of logs were joined for the last line`);
const anew = opened(iis, `${text}${line}\n`);
report(
  'one line more, of a log that was read anew as a whole: joined',
  await work(() => {
    model.put(iis, anew.facts);
    model.snapshot();
  }),
);
const failed = whole.snapshot.attempts.filter(({ outcome }) => outcome === 'failed');
console.log(`  ${whole.snapshot.attempts.length} enrollments in ${whole.model.joined} pieces of logs, ${failed.length} failed`);
