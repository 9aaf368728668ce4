// The core by itself: parsing, analysing, growing, hovering, decoding.
import fs from 'node:fs';
import path from 'node:path';
import { loadCore } from '../../scripts/lib/load-core.mjs';
import { cabOf } from '../support/archives.mjs';
import { lzx } from '../support/lzx-writer.mjs';
import { quantum } from '../support/quantum-writer.mjs';
import { generatedLog } from './files.mjs';
import { adverse, failures, layouts } from './layouts.mjs';
import { heapUsed, median, medianOfWork, report, root } from './measure.mjs';

const core = await loadCore(root);
const { openLog, growLog } = core.get('analyze/index.ts');
const { formats } = core.get('formats/index.ts');
const { explainAt } = core.get('explain/index.ts');
const { findPayloads } = core.get('encoding/index.ts');
const { decodeMessage, explainMessage, messageTree } = core.get('scep/index.ts');
const { openArchive } = core.get('archive/index.ts');

const BOUND = 1000;
const opened = (languageId, text) => medianOfWork(3, () => openLog(text, { languageId }));

/** What an opened log keeps, as share of what its text takes. */
function memory(languageId, make) {
  const empty = heapUsed();
  const text = make();
  const before = heapUsed();
  const analysis = openLog(text, { languageId });
  const share = (heapUsed() - before) / (before - empty);
  return analysis ? share : 0;
}

let most = { share: 0 };
for (const [languageId, layout, make] of layouts) {
  const name = `${languageId}, ${layout}`;
  const share = memory(languageId, make);
  if (share > most.share) most = { share, name };
  report(`${name}: open and analyse 20 MB`, await opened(languageId, make()), BOUND);
}
for (const [languageId, make] of failures) {
  report(`${languageId}, every line fails: open and analyse 20 MB`, await opened(languageId, make()), BOUND);
}
for (const [title, make] of adverse) {
  let slowest = { ms: 0 };
  for (const { id, samples } of formats) {
    const text = make(samples[0].text.endsWith('\n') ? samples[0].text : `${samples[0].text}\n`);
    const ms = await opened(id, text);
    if (ms > slowest.ms) slowest = { ms, id };
    const share = memory(id, () => make(`${samples[0].text}\n`));
    if (share > most.share) most = { share, name: `${id}, ${title}` };
  }
  report(`${title}: open and analyse, slowest ${slowest.id}`, slowest.ms, BOUND);
}
report(`heap growth, as share of the text, most ${most.name}`, most.share, 3, 'x');

const text = generatedLog('iis', 20);
const before = heapUsed();
let analysis = openLog(text, { languageId: 'iis-w3c-log' });
report('iis-w3c-log: heap growth, as share of the text', (heapUsed() - before) / text.length, 3, 'x');

const line = text.slice(text.lastIndexOf('\n20') + 1);
let grown = text;
report(
  'iis-w3c-log: one line appended to 20 MB',
  await median(9, () => {
    grown += line;
    analysis = growLog(analysis, grown);
  }),
  50,
);
const { document } = analysis;
let place = 0;
report(
  'iis-w3c-log: hover',
  await median(99, () => {
    place = (place + 7_654_321) % text.length;
    explainAt(document, place);
  }),
  10,
);

const messages = path.join(root, 'test/fixtures/messages');
const largest = fs
  .readdirSync(messages)
  .filter((file) => file.endsWith('.b64'))
  .map((file) => fs.readFileSync(path.join(messages, file), 'utf8'))
  .sort((a, b) => b.length - a.length)[0];
const read = () => {
  const [payload] = findPayloads(largest);
  const decoded = decodeMessage(payload.bytes);
  explainMessage(decoded, payload);
  return decoded;
};
report(`decode and explain a message of ${largest.length} characters`, await median(49, read), 5);
report('whole tree of that message', await median(49, () => messageTree(read())));
const many = Array.from({ length: 200 }, () => largest.trim()).join('\n');
const ms = await median(3, () => findPayloads(many).map((payload) => decodeMessage(payload.bytes)));
report('decode throughput', many.length / 1048576 / (ms / 1000), undefined, 'MB/s');

const packings = {
  LZX: lzx({ windowBits: 18, blocks: 'verbatim 200000, aligned 200000' }),
  Quantum: quantum({ windowBits: 18 }),
};
for (const [name, packing] of Object.entries(packings)) {
  const data = Buffer.from(text).subarray(0, name === 'LZX' ? 20 * 1048576 : 4 * 1048576);
  const cabinet = cabOf([{ name: 'u_ex240501.log', data }], packing);
  const unpacking = await median(5, () => openArchive(cabinet).read('u_ex240501.log'));
  report(`cabinet: unpack ${data.length / 1048576} MB of ${name}`, unpacking, name === 'LZX' ? 650 : 400);
}
