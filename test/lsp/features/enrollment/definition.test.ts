import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseAttempt } from '../../../../server/src/core/case/model.ts';
import type { Keys } from '../../../../server/src/core/log/facts.ts';
import { firstLineOf, lastLineOf } from '../../../../server/src/core/log/record-lines.ts';
import { positionAt } from '../../../../server/src/lsp/answer/convert.ts';
import { indexOf } from '../../../../server/src/lsp/case/identifier-at.ts';
import { definition, references } from '../../../../server/src/lsp/features/enrollment/definition.ts';
import type { Session } from '../../../../server/src/lsp/session/session.ts';
import { generateCase } from '../../../case/generate/case.ts';
import { sessionOfCase } from '../../support/session.ts';

let session: Session;
beforeAll(() => {
  session = sessionOfCase(generateCase('current', 3).files);
});

interface Written {
  readonly attempt: CaseAttempt;
  readonly uri: string;
  readonly offset: number;
  readonly value: string;
}

/** Every place where a log writes a key of an enrollment in plain sight, in the line that it is a key of. */
function written(name: keyof Keys): readonly Written[] {
  const index = indexOf(session);
  return index.snapshot.attempts.flatMap((attempt) =>
    index.evidence(attempt).flatMap(({ path, observation }) => {
      const value = observation.keys[name];
      const uri = index.uriOf(path);
      const document = uri === undefined ? undefined : session.logs.get(uri)?.analysis.document;
      if (value === undefined || uri === undefined || !document) return [];
      const start = document.lines.start(firstLineOf(observation));
      const at = document.text
        .slice(start, document.lines.end(lastLineOf(observation)))
        .toUpperCase()
        .indexOf(value.toUpperCase());
      return at === -1 ? [] : [{ attempt, uri, offset: start + at + 1, value }];
    }),
  );
}

function at({ uri, offset }: Written) {
  const lines = session.logs.get(uri)?.analysis.document.lines;
  return { textDocument: { uri }, position: lines ? positionAt(lines, offset) : { line: 0, character: 0 } };
}

const context = { includeDeclaration: true };

describe('going to the definition', () => {
  it.each(['transactionID', 'serial', 'thumbprint', 'alias', 'device', 'address'] as const)(
    'of a %s leads to the first line of the enrollment that has it, in whichever log',
    (name) => {
      const index = indexOf(session);
      const places = written(name);
      expect(places.length).toBeGreaterThan(3);
      for (const place of places) {
        const first = index.snapshot.attempts.find((attempt) =>
          index.evidence(attempt).some(({ observation }) => Object.values(observation.keys).includes(place.value)),
        );
        const evidence = first && index.evidence(first)[0];
        const found = definition(session, at(place));
        expect(found?.uri).toBe(evidence && index.uriOf(evidence.path));
        expect(found?.range.start.line).toBe(evidence?.observation.line);
      }
    },
  );

  it('leads from the log of a server to that of the device, and from what only a message holds', () => {
    const index = indexOf(session);
    const uris = written('serial').map((place) => [place.uri, definition(session, at(place))?.uri]);
    expect(uris.some(([from, to]) => from?.includes('Connectors') && to?.includes('/devices/'))).toBe(true);
    const inMessages = index.snapshot.attempts.flatMap((attempt) =>
      index.evidence(attempt).filter(({ path, observation }) => path.includes('u_ex') && observation.keys.transactionID),
    );
    expect(inMessages.length).toBeGreaterThan(2);
    for (const { path, observation } of inMessages) {
      const uri = index.uriOf(path) ?? '';
      const text = session.logs.textOf(uri)?.split('\n')[observation.line] ?? '';
      const position = { line: observation.line, character: text.indexOf('MII') + 20 };
      const { transactionID } = observation.keys;
      const first = index.snapshot.attempts.find((attempt) => attempt.transactionID === transactionID);
      const place = definition(session, { textDocument: { uri }, position });
      expect(place?.range.start.line).toBe(first && index.evidence(first)[0]?.observation.line);
    }
  });

  it('marks the word where the first line writes it', () => {
    const exact = written('alias').filter((place) => {
      const found = definition(session, at(place));
      const line = found && session.logs.textOf(found.uri)?.split('\n')[found.range.start.line];
      return line?.slice(found?.range.start.character, found?.range.end.character).endsWith(place.value.slice(-10));
    });
    expect(exact.length).toBeGreaterThan(3);
  });

  it('leads nowhere from a word that names no enrollment', () => {
    const [uri = ''] = session.logs.uris();
    expect(definition(session, { textDocument: { uri }, position: { line: 0, character: 1 } })).toBeNull();
    expect(definition(session, { textDocument: { uri: 'file:///none' }, position: { line: 0, character: 0 } })).toBeNull();
  });
});

describe('references', () => {
  it('of a transactionID are all lines of its enrollment in all logs, each once', () => {
    const index = indexOf(session);
    for (const place of written('transactionID')) {
      const expected = index.snapshot.attempts
        .filter(({ transactionID }) => transactionID === place.value)
        .flatMap((attempt) => index.evidence(attempt))
        .map(({ path, observation }) => `${index.uriOf(path)}:${observation.line}`);
      const found = references(session, { ...at(place), context }).map(({ uri, range }) => `${uri}:${range.start.line}`);
      expect(new Set(found).size).toBe(found.length);
      expect([...found].sort()).toEqual([...new Set(expected)].sort());
      expect(new Set(found.map((one) => one.replace(/:\d+$/, ''))).size).toBeGreaterThan(1);
    }
  });

  it('are found from any other word of a line of an enrollment as well', () => {
    const index = indexOf(session);
    const [attempt] = index.snapshot.attempts;
    const evidence = attempt ? index.evidence(attempt) : [];
    const [first] = evidence;
    const found = references(session, {
      textDocument: { uri: index.uriOf(first?.path ?? '') ?? '' },
      position: { line: first?.observation.line ?? 0, character: 0 },
      context,
    });
    expect(found.length).toBe(new Set(evidence.map(({ path, observation }) => `${path}:${observation.line}`)).size);
  });
});
