import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyzeLog, growLog } from '../../../server/src/core/analyze/index.ts';
import { formats } from '../../../server/src/core/formats/index.ts';
import type { Keys, Observation } from '../../../server/src/core/log/facts.ts';
import type { LanguageId, LogDocument } from '../../../server/src/core/log/model.ts';
import { plainObservation } from '../../../server/src/core/log/observed/row.ts';
import { givenCase } from '../../case/support/given.ts';
import { readCarets } from '../../support/carets.ts';
import { analysisOf } from '../../support/check-findings.ts';
import { markedLogs } from '../../support/corpus.ts';

/** Logs of every format: those of the corpus, and those of a case in which all of them are about the same requests. */
const LOGS: readonly (readonly [LanguageId, string])[] = [
  ...markedLogs().map(({ format, marked }) => [format, readCarets(marked).text] as const),
  ...(['legacy', 'modern'] as const).flatMap((name) =>
    [...givenCase(name).files].map(([path, text]) => [formatOf(path), text] as const),
  ),
];

function formatOf(path: string): LanguageId {
  if (path.includes('u_ex')) return 'iis-w3c-log';
  if (path.includes('httperr')) return 'httperr-log';
  if (path.includes('OMADM')) return 'android-omadm-log';
  if (path.includes('console')) return 'ios-console-log';
  if (path.includes('NDESPlugin')) return 'ndes-plugin-log';
  return path.endsWith('.svclog') ? 'svclog' : 'windows-event-log';
}

/** A log, or what is left of it after pieces were cut out, doubled, or put in from another log. */
const anyLog = fc
  .record({
    log: fc.constantFrom(...LOGS),
    other: fc.constantFrom(...LOGS),
    cuts: fc.array(fc.tuple(fc.nat(), fc.nat(600), fc.constantFrom('drop', 'double', 'swap')), { maxLength: 6 }),
  })
  .map(({ log: [format, whole], other: [, foreign], cuts }) => {
    let text = whole.slice(0, 60_000);
    for (const [place, length, change] of cuts) {
      const at = place % (text.length + 1);
      const [before, piece, behind] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
      const from = place % (foreign.length + 1);
      if (change === 'drop') text = before + behind;
      else if (change === 'double') text = before + piece + piece + behind;
      else text = before + foreign.slice(from, from + length) + behind;
    }
    return { format, text };
  });

/** Code units of any kind, also halves of pairs. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 400 }).map((units) => String.fromCharCode(...units));

const RUNS = { numRuns: 60 };

describe('whatever a log holds', () => {
  test('nothing breaks, and each observation stands inside its record', () => {
    fc.assert(
      fc.property(anyLog, ({ format, text }) => {
        const { document, faults, observed } = analysisOf(text, format);
        expect(faults).toEqual([]);
        const { observations, messages } = observed();
        for (const one of observations) expect(placeFault(document, one)).toBeUndefined();
        for (const { span, record, line, column } of messages) {
          const { start, end } = document.records.at(record)?.span ?? { start: 0, end: 0 };
          expect(start <= span.start && span.end <= end && document.lines.start(line) + column === span.start).toBe(true);
        }
        const places = messages.map(({ span }) => span.start);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
      RUNS,
    );
  });

  test('any text at all is read as every format', () => {
    fc.assert(
      fc.property(fc.constantFrom(...formats), anyText, (format, text) => {
        const { observed } = analyzeLog(format.parse(text));
        expect(() => observed()).not.toThrow();
      }),
      RUNS,
    );
  });

  test('the same text says the same, and so does one that came in two parts', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), ({ format, text }, place) => {
        const whole = analysisOf(text, format).observed();
        expect(analysisOf(text, format).observed()).toEqual(whole);
        const cut = text.indexOf('\n', place % (text.length + 1)) + 1;
        const first = analysisOf(text.slice(0, cut), format);
        const before = { ...first.observed(), observations: first.observed().observations.map(plainObservation) };
        expect(growLog(first, text).observed()).toEqual(whole);
        expect(first.observed()).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  test('texts have bounds, and keys are of their notation', () => {
    fc.assert(
      fc.property(anyLog, ({ format, text }) => {
        for (const { keys, words } of analysisOf(text, format).observed().observations) {
          for (const value of [...Object.values(keys), ...words.args]) {
            if (typeof value === 'string') expect(value.length).toBeLessThanOrEqual(401);
          }
          for (const name of ['senderNonce', 'recipientNonce', 'serial', 'thumbprint', 'keyHash', 'recipient'] as const) {
            expect(keys[name] ?? '00').toMatch(/^[0-9A-F]+$/);
          }
          expect(keys.policy ?? GUID).toMatch(/^[0-9a-f-]{36}$/);
          expect(keys.device ?? GUID).toMatch(/^[0-9a-f-]{36}$/);
        }
      }),
      RUNS,
    );
  });
});

const GUID: NonNullable<Keys['device']> = '829ab4ef-b20f-4858-ab65-337925fac5b3';

/** What is wrong with the place of an observation; undefined for nothing. */
function placeFault(
  { records, lines }: LogDocument,
  { span, record, line, column, top, further }: Observation,
): string | undefined {
  const within = records.at(record)?.span;
  if (!within) return `no record ${record}`;
  if (span.start < within.start || span.end > within.end || span.end < span.start) return `outside of its record: ${span.start}`;
  if (lines.lineAt(span.start) !== line || lines.start(line) + column !== span.start) return `not at ${line}:${column}`;
  if ((top ?? line) !== lines.lineAt(within.start)) return `its record begins elsewhere than in line ${top}`;
  const last = lines.lineAt(Math.max(within.start, within.end - 1));
  return (top ?? line) + further === last ? undefined : `its record ends elsewhere than ${further} lines on`;
}
