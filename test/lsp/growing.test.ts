import { describe, expect, it } from 'vitest';
import { detectLog } from '../../server/src/core/detect.ts';
import type { LogDocument } from '../../server/src/core/log/model.ts';
import { diagnosticsOf } from '../../server/src/lsp/features/diagnostics.ts';
import { foldingRanges } from '../../server/src/lsp/features/folding-range.ts';
import { semanticTokens } from '../../server/src/lsp/features/semantic-tokens.ts';
import { foundIn } from '../../server/src/lsp/log/found-log.ts';
import type { Session } from '../../server/src/lsp/session/session.ts';
import { corpus } from '../support/corpus-file.ts';
import { trueLogs } from '../support/neutral.ts';
import { sessionWith, URI } from './support/session.ts';

/** Cuts of one log: behind every line of a short one, behind some six lines of a long one. */
const CUTS = 6;

/** All that a reader sees of a log, and all that core says of it. */
function shownOf(session: Session): unknown {
  const log = session.logs.get(URI);
  if (!log) return undefined;
  const { document, groups, attempts } = log.analysis;
  return {
    records: recordsOf(document),
    problems: document.problems,
    groups,
    attempts,
    diagnostics: diagnosticsOf(foundIn(log), session),
    folds: foldingRanges(session, { textDocument: { uri: URI } }),
    tokens: semanticTokens(session, URI).data,
  };
}

function recordsOf({ records }: LogDocument): readonly unknown[] {
  return Array.from({ length: records.length }, (_, i) => {
    const record = records.at(i);
    return record && { ...record, fields: record.fields(), events: record.events() };
  });
}

/** The log after it was read up to the first offset, and grew to each of the others. */
function grown(languageId: string, text: string, offsets: readonly number[]): unknown {
  const [first = 0, ...others] = offsets;
  const session = sessionWith(languageId, text.slice(0, first));
  session.logs.get(URI);
  others.forEach((offset, i) => {
    session.logs.change(URI, i + 2, [{ text: text.slice(0, offset) }]);
    session.logs.get(URI);
  });
  return shownOf(session);
}

function cutsOf(text: string): readonly number[] {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index + 1).filter((end) => end < text.length);
  const step = Math.max(1, Math.floor(ends.length / CUTS));
  return ends.filter((_, i) => i % step === 0);
}

function expectSame(languageId: string, text: string): void {
  const whole = shownOf(sessionWith(languageId, text));
  const cuts = cutsOf(text);
  cuts.forEach((cut, i) => {
    const second = cuts[i + 1] ?? text.length;
    const third = cuts[Math.floor((i + cuts.length) / 2)] ?? text.length;
    for (const steps of [
      [cut, text.length],
      [cut, second, text.length],
      [cut, second, Math.max(second, third), text.length],
    ]) {
      expect(grown(languageId, text, steps), `grown from ${steps.join(' to ')}`).toEqual(whole);
    }
  });
}

describe('a log that grows shows what it shows when it is read at once', () => {
  it.each(trueLogs)('%s', { timeout: 60_000 }, (path) => {
    const text = corpus(path);
    const id = detectLog({ head: text, fileName: '' })?.id ?? '';
    expectSame(id, text);
  });

  const copied = trueLogs.filter((path) => path.includes('windows-event-log') && /\.(?:txt|log)$/.test(path));

  it.each(copied)('with labels in its messages: %s', { timeout: 60_000 }, (path) => {
    const lines = corpus(path).split('\n').slice(0, 40);
    for (const label of [
      'Computer:      NDES01',
      'Source:        scep',
      'Event ID:      12',
      'Date:          today',
      'Level:  x\nEvent ID: none',
    ]) {
      for (const at of [9, 14, 20, 27]) expectSame('windows-event-log', lines.toSpliced(at, 0, label, '').join('\n'));
    }
  });
});

describe('a label in a message', () => {
  const TEXT = `Event ID:      4010
Description:
Computer:      NDES01.contoso.com
Description{ToDiskFailed

Log Name:      Microsoft-Intune-CertificateConnectors/Operational
Source:        Microsoft-Intune-CertificateConnectors
Date:          14.05.2024 09:21:32
Event ID:      1052
`;

  it('above the next event is not its head', () => {
    const log = sessionWith('windows-event-log', TEXT).logs.get(URI);
    const { records, text } = log?.analysis.document ?? { records: undefined, text: '' };
    const starts = Array.from({ length: records?.length ?? 0 }, (_, i) => records?.at(i)?.span.start);
    expect(starts).toEqual([0, text.indexOf('Log Name:')]);
  });

  it('is the same for a text that grows', () => expectSame('windows-event-log', `${TEXT}Level: Error\n`));
});
