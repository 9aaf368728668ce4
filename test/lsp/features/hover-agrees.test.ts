import { describe, expect, it } from 'vitest';
import type { Hover } from 'vscode-languageserver';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import type { Explanation } from '../../../server/src/core/explain/model.ts';
import type { Finding } from '../../../server/src/core/log/finding.ts';
import type { LanguageId } from '../../../server/src/core/log/model.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { positionAt } from '../../../server/src/lsp/answer/convert.ts';
import { hover } from '../../../server/src/lsp/features/hover.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/protocol.ts';
import { readCarets } from '../../support/carets.ts';
import { analysisOf, findingsOf } from '../../support/check-findings.ts';
import { markedLogs } from '../../support/corpus.ts';
import { samplesOfRules } from '../../support/rule-samples.ts';
import { sessionWith, URI } from '../support/session.ts';

/** Words with which a text says what something comes from, or what to do about it. */
const CAUSE =
  /most often|usual|(?<!how )\boften\b|because|likely|perhaps the|not verified|\blook (?:at|for|up|in)|(?:^|[.:;] )check the|is not configured|in the way|\blacks?\b|harmless|instead of|does not run/i;

const LOGS: readonly { readonly name: string; readonly format: LanguageId; readonly text: string }[] = [
  ...markedLogs().map(({ format, name, marked }) => ({ name, format, text: readCarets(marked).text })),
  ...[...samplesOfRules].flatMap(([id, { fires }]) =>
    fires.map(({ title, format, text }) => ({ name: `${id}: ${title}`, format, text: readCarets(text).text })),
  ),
];

function sentencesOf({ paragraphs, rows }: Explanation): readonly string[] {
  // What a sentence rests on is no cause.
  return [...paragraphs, ...rows.filter(({ code }) => !code).map(({ value }) => value)].map((sentence) =>
    english(sentence).replace(/ \(not verified: [^)]+\)$/, ''),
  );
}

/** What a finding says: a hover may say the same. */
function saidBy({ message, short }: Finding): string {
  return `${english(message)} ${english(short)}`;
}

describe('a token that a finding marks', () => {
  it.each(LOGS)('is not explained by another cause: $name', ({ format, text }) => {
    const analysis = analysisOf(text, format);
    for (const finding of findingsOf(analysis)) {
      const { start, end } = finding.span;
      for (const offset of [start, Math.floor((start + end) / 2)]) {
        const explanation = explainAt(analysis.document, offset, { judged: true });
        const other = (explanation ? sentencesOf(explanation) : []).filter(
          (sentence) => CAUSE.test(sentence) && !saidBy(finding).includes(sentence),
        );
        expect({ finding: finding.id, other }).toEqual({ finding: finding.id, other: [] });
      }
    }
  });

  const at = (log: string, word: string, maximumPerFile = 200): string => {
    const session = sessionWith('android-omadm-log', log, { ...DEFAULT_SETTINGS, diagnostics: { maximumPerFile } });
    const lines = session.logs.get(URI)?.analysis.document.lines;
    if (!lines) throw new Error('not read');
    const position = positionAt(lines, log.lastIndexOf(word) + 1);
    const answer: Hover | null = hover(session, { textDocument: { uri: URI }, position });
    return answer && 'value' in Object(answer.contents) ? (answer.contents as { value: string }).value : '';
  };
  const log = LOGS.find(({ name }) => name === 'http-error-then-exception.log')?.text ?? '';

  it('says in its hover what it is, and the cause of the finding alone', () => {
    const said = at(log, "404 Not Found' when");
    expect(said).toContain('HTTP 404: Not found');
    expect(said).toContain('PKIOperation was answered with 404 (Not found).');
    expect(said).not.toMatch(/no NDES behind this URL/i);
    expect(said.split('---')[0]).not.toMatch(/not verified/i);
    expect(said).toContain('Next:');
  });

  it('says what to do before the details of the token', () => {
    const said = at(log, "404 Not Found' when");
    const details = said.search(/^- /m);
    expect(said.indexOf('Next:')).toBeGreaterThan(0);
    if (details !== -1) expect(said.indexOf('Next:')).toBeLessThan(details);
    expect(said.indexOf('Next:')).toBe(said.lastIndexOf('Next:'));
  });

  it('says the cause itself where the editor has no mark', () => {
    expect(at(log, "404 Not Found' when")).not.toContain('Most often the query is longer');
    expect(at(log, "404 Not Found' when", 0)).toContain('Most often the query is longer than the server allows');
  });
});

describe('a token that no finding marks', () => {
  it('is explained with what it may come from', () => {
    const text =
      '#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status\n2024-05-01 08:15:01 10.1.5.31 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 404 0 2\n';
    const explanation = explainAt(analysisOf(text, 'iis-w3c-log').document, text.indexOf(' 404') + 1);
    expect(english(explanation?.paragraphs[0] ?? { text: '', args: [] })).toContain('There is no NDES behind this URL');
  });
});
