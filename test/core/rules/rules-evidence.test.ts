import { describe, expect, it } from 'vitest';
import { english } from '../../../server/src/core/text/sentence.ts';
import { readCarets } from '../../support/carets.ts';
import { analysisOf, findingsOf } from '../../support/check-findings.ts';
import { markedLogs } from '../../support/corpus.ts';

/** `rule-id line: message "marked text"` for each line of evidence of a case. */
function evidenceOf(name: string): readonly string[] {
  const found = markedLogs().find((one) => one.name === name);
  if (!found) throw new Error(`no case ${name}`);
  const { text } = readCarets(found.marked);
  const analysis = analysisOf(text, found.format);
  return findingsOf(analysis).flatMap((finding) =>
    finding.evidence.map(({ span, message }) => {
      const line = analysis.document.lines.lineAt(span.start) + 1;
      return `${finding.id} ${line}: ${english(message)} "${text.slice(span.start, span.end)}"`;
    }),
  );
}

describe('evidence', () => {
  it('of a 500 is the VerifyRequest that failed before it', () => {
    expect(evidenceOf('policy-module-certificate.log')).toEqual([
      'http-500-ndes 11: The VerifyRequest that failed "403 17 2148204801"',
      'http-500-ndes 13: The VerifyRequest that failed "500"',
    ]);
  });

  it('of a refusal is its request, and what the device did not know when it made it', () => {
    expect(evidenceOf('capabilities-lost-then-refused.log')).toEqual([
      'scep-reply-failure 4: The device went on without the capabilities of the server "AbstractTransport problem when determining capabilities.  Using empty capabilities."',
      'scep-reply-failure 7: The request "251E592A777C82996C7CF96F3AAADCF996FC31FF"',
    ]);
  });

  it('of a refused CA is the trust evaluation', () => {
    expect(evidenceOf('untrusted-root.log')).toEqual([
      'ios-scep-error 3: The trust evaluation that failed "SecTrustEvaluate  [leaf AnchorTrusted]"',
    ]);
  });
});
