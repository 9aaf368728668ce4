import { describe, expect, it } from 'vitest';
import { semanticTokens, TOKEN_TYPES } from '../../../server/src/lsp/features/semantic-tokens.ts';
import { sessionWith, URI } from '../support/session.ts';

/** The text with each token of one type marked by carets below its line. */
function painted(languageId: string, text: string, type: (typeof TOKEN_TYPES)[number]): string {
  const rows = text.split('\n').map((line) => ({ line, marks: ' '.repeat(line.length) }));
  for (const token of tokensOf(languageId, text)) {
    const row = rows[token.line];
    if (token.type !== type || !row) continue;
    row.marks = row.marks.slice(0, token.start) + '^'.repeat(token.length) + row.marks.slice(token.start + token.length);
  }
  return rows.flatMap(({ line, marks }) => (marks.trim() ? [line, marks.trimEnd()] : [line])).join('\n');
}

interface Token {
  readonly line: number;
  readonly start: number;
  readonly length: number;
  readonly type: string;
}

function tokensOf(languageId: string, text: string): Token[] {
  const { data } = semanticTokens(sessionWith(languageId, text), URI);
  const tokens: Token[] = [];
  let line = 0;
  let start = 0;
  for (let i = 0; i < data.length; i += 5) {
    const [down = 0, right = 0, length = 0, type = 0] = data.slice(i, i + 4);
    line += down;
    start = down > 0 ? right : start + right;
    tokens.push({ line, start, length, type: TOKEN_TYPES[type] ?? 'none' });
  }
  return tokens;
}

const FIELDS = '#Fields: date time cs-method cs-uri-stem cs-uri-query c-ip sc-status sc-substatus sc-win32-status';

describe('semantic tokens', () => {
  it('colour a healthy 403 as healthy and a failed 200 or 500 as what it is', () => {
    const log = [
      FIELDS,
      '2024-05-01 12:00:00 GET /certsrv/mscep/mscep.dll - 10.0.0.2 403 0 0',
      '2024-05-01 12:00:01 GET /certsrv/mscep/mscep.dll operation=GetCACaps 10.0.0.2 403 0 0',
    ].join('\n');
    expect(painted('iis-w3c-log', log, 'scepOk')).toBe(
      [
        FIELDS,
        '2024-05-01 12:00:00 GET /certsrv/mscep/mscep.dll - 10.0.0.2 403 0 0',
        '                                                            ^^^',
        '2024-05-01 12:00:01 GET /certsrv/mscep/mscep.dll operation=GetCACaps 10.0.0.2 403 0 0',
      ].join('\n'),
    );
    expect(painted('iis-w3c-log', log, 'scepError')).toContain(`GetCACaps 10.0.0.2 403 0 0\n${' '.repeat(78)}^^^`);
  });

  it('colour an inner token inside an outer one, and the outer one around it', () => {
    const log = `${FIELDS}\n2024-05-01 12:00:01 GET /mscep.dll operation=GetCACaps&message=ca 10.0.0.2 200 0 0`;
    const query = tokensOf('iis-w3c-log', log).filter(({ line, start }) => line === 1 && start >= 35 && start < 66);
    expect(query.map(({ type }) => type)).toContain('scepOperation');
    for (const [index, token] of query.entries()) {
      const next = query[index + 1];
      if (next) expect(next.start).toBeGreaterThanOrEqual(token.start + token.length);
    }
  });

  it('never reach over a line end, nor over each other, whatever the text', () => {
    const odd = [
      FIELDS,
      '2024-05-01 12:00:01 GET /mscep.dll operation=PKIOperation&message=MIAG\r10.0.0.2 200 0 0',
      '\u0000\ud800 - - -',
      '2024-05-01',
    ].join('\n');
    const lines = odd.split(/\r\n|\n|\r/);
    let last = { line: 0, end: 0 };
    for (const { line, start, length } of tokensOf('iis-w3c-log', odd)) {
      expect(start + length).toBeLessThanOrEqual(lines[line]?.length ?? 0);
      expect(length).toBeGreaterThan(0);
      expect(line > last.line || start >= last.end).toBe(true);
      last = { line, end: start + length };
    }
  });
});
