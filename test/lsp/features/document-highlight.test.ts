import { describe, expect, it } from 'vitest';
import { documentHighlights } from '../../../server/src/lsp/features/document-highlight.ts';
import { sessionWith, URI } from '../support/session.ts';

const LOG = `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query c-ip sc-status
2026-03-23 09:14:00 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 10.1.5.31 200
2026-03-23 09:14:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 10.1.5.3 200
2026-03-23 09:14:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 10.1.5.31 200
`;

/** Texts and lines that are marked where the cursor is in `word` of `line`. */
function marked(word: string, line: number, commands = true): readonly string[] {
  const session = sessionWith('iis-w3c-log', LOG);
  const lines = LOG.split('\n');
  const position = { line, character: (lines[line]?.indexOf(word) ?? 0) + 1 };
  const found = documentHighlights(
    { ...session, client: { ...session.client, commands } },
    { textDocument: { uri: URI }, position },
  );
  return found.map(
    ({ range }) => `${range.start.line}: ${lines[range.start.line]?.slice(range.start.character, range.end.character)}`,
  );
}

describe('the word under the cursor is marked wherever it is', () => {
  it('where it names a client', () => expect(marked('10.1.5.31', 1)).toEqual(['1: 10.1.5.31', '3: 10.1.5.31']));

  it('and not inside a longer name', () => expect(marked('10.1.5.3 ', 2)).toEqual(['2: 10.1.5.3']));

  it.each(['2026', 'GET', '10.1.5.20', 'mscep', '200'])('but not where it is on every line anyway: %s', (word) => {
    expect(marked(word, 1, false)).toEqual([]);
    expect(marked(word, 1)).toEqual(['1: ']); // a place without text keeps VS Code from marking the word itself
  });

  it('by its slashes as they are and percent-encoded', () => {
    const alias = 'ModelName=AC_a75146e5-5821-4e9b-a12e-f8e71f0509f2';
    const line = (time: string, slash: string) =>
      `2026-03-23T11:${time}.9740000    VERB    Event     com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager    24913       20    Trying to enroll certificate request: ${alias}${slash}LogicalName_8c78a352;Hash=245474315`;
    const text = [line('09:59', '%2F'), line('10:59', '/'), ''].join('\n');
    const position = { line: 0, character: text.indexOf('AC_a75') };
    const found = documentHighlights(sessionWith('android-omadm-log', text), { textDocument: { uri: URI }, position });
    expect(found.map(({ range }) => range.start.line)).toEqual([0, 1]);
  });
});
