import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPayloads, readPayload } from '../../server/src/core/encoding/index.ts';
import { checkMessage } from '../../server/src/core/scep/check.ts';
import { decodeMessage, explainMessage, messageTree } from '../../server/src/core/scep/index.ts';
import { english } from '../../server/src/core/text/sentence.ts';
import { fixture } from '../support/fixtures.ts';
import { inTime as inTimeOf } from './in-time.ts';
import { mutated, mutations, WRITERS } from './mutate.ts';

/** `SEED=… npm run fuzz` runs the same again; `FUZZ_SECONDS` bounds the whole run. */
const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647);
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 60);

/** What one message may take, of at most 64 KB: twice what the slowest takes, far below what a hang does. */
const MAX_MS = 100;
const MAX_GROWTH = 32 * 1024 * 1024;

const files = [...JSON.parse(fixture('messages/index.json')), ...JSON.parse(fixture('variants/index.json'))].map(({ file }) =>
  String(file),
);
const messages = files
  .filter((file) => file.endsWith('.b64') && !file.includes('dos-'))
  .map((file) => new Uint8Array(Buffer.from(fixture(file), 'base64')));
const texts = files.filter((file) => file.endsWith('.txt') && !file.includes('utf16')).map((file) => fixture(file));

setFlagsFromString('--expose_gc');
const collectGarbage: () => void = runInNewContext('gc');

console.log(`fuzz: SEED=${seed}, ${seconds} s, ${messages.length} messages, ${texts.length} texts`);

/** Everything that a reader can ask of some bytes. */
function decodeAll(bytes: Uint8Array): void {
  const decoded = decodeMessage(bytes);
  const explained = explainMessage(decoded);
  english(explained.title);
  for (const paragraph of [...explained.paragraphs, ...explained.remarks]) english(paragraph);
  for (const row of explained.rows) english(row.value);
  for (const { message } of checkMessage(decoded).findings) english(message);
  const open = [...messageTree(decoded)];
  for (let node = open.pop(); node; node = open.pop()) {
    english(node.label);
    if (node.value) english(node.value);
    open.push(...node.children);
  }
}

function findAll(text: string): void {
  for (const payload of findPayloads(text)) {
    for (let byte = -1; byte <= payload.bytes.length; byte += 97) payload.byteAt(payload.sourceOf(byte).start);
    decodeAll(payload.bytes);
  }
}

const inTime = (work: () => void): void => inTimeOf(MAX_MS, work);

/** Runs a property for its share of the time, in rounds of their own seeds, and looks at what is left in memory. */
function fuzz<T extends [unknown, ...unknown[]]>(share: number, property: fc.IProperty<T>): void {
  fc.assert(property, { seed, numRuns: 200 });
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const end = performance.now() + seconds * share * 1000;
  for (let round = 1; performance.now() < end; round++) fc.assert(property, { seed: seed + round, numRuns: 50 });
  collectGarbage();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(MAX_GROWTH);
}

const message = fc.nat(messages.length - 1);

describe('no exception, no hang, no memory kept', () => {
  it('damaged messages', () => {
    fuzz(
      0.5,
      fc.property(message, mutations, (index, list) => {
        const bytes = mutated(messages[index] ?? new Uint8Array(), list, messages);
        inTime(() => decodeAll(bytes));
      }),
    );
  });

  it('damaged messages, written into a log', () => {
    fuzz(
      0.25,
      fc.property(message, mutations, fc.nat(WRITERS.length - 1), mutations, (index, list, writer, textList) => {
        const bytes = mutated(messages[index] ?? new Uint8Array(), list, messages);
        const text = mutated(Buffer.from(WRITERS[writer]?.(bytes) ?? '', 'latin1'), textList, messages);
        inTime(() => findAll(`operation=PKIOperation&message=${Buffer.from(text).toString('latin1')} 443 -`));
      }),
    );
  });

  it('damaged texts of real messages, and pieces of them', () => {
    fuzz(
      0.15,
      fc.property(fc.nat(texts.length - 1), mutations, fc.nat(5000), fc.nat(5000), (index, list, start, length) => {
        const text = Buffer.from(mutated(Buffer.from(texts[index] ?? '', 'latin1'), list, messages)).toString('latin1');
        inTime(() => findAll(text));
        inTime(() => decodeAll(readPayload(text, { start, end: start + length })?.bytes ?? new Uint8Array()));
      }),
    );
  });

  it('noise', () => {
    fuzz(
      0.1,
      fc.property(fc.uint8Array({ maxLength: 4096 }), fc.string({ unit: 'binary', maxLength: 2000 }), (bytes, text) => {
        inTime(() => decodeAll(bytes));
        inTime(() => findAll(text));
      }),
    );
  });
});
