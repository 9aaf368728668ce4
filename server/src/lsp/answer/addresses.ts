import type { Finding } from '../../core/log/finding.ts';
import type { LineIndex } from '../../core/text/lines.ts';
import { masked } from '../../core/text/secrets/index.ts';
import { type DecodedAddress, fileNameOf, formatAddress, type TextAddress } from './virtual-uri.ts';

/** An open log, as far as an address needs it. */
interface LogOfLines {
  readonly uri: string;
  readonly analysis: { readonly document: { readonly lines: LineIndex } };
}

/** Uri of the decoded message at `offset`, with a name that says where it comes from. */
export function addressOfPayload(log: LogOfLines, offset: number): string {
  const line = log.analysis.document.lines.lineAt(offset) + 1;
  return formatAddress({ kind: 'decoded', log: log.uri, offset }, `${nameOf(log.uri)}-line-${line}.scep`);
}

/** Uri of a message of a stored text. */
export function addressOfText(id: number, index: number): string {
  return formatAddress({ kind: 'text', id, index }, `message-${id}-${index + 1}.scep`);
}

export function addressOfComparison(of: DecodedAddress | TextAddress): string {
  return formatAddress({ kind: 'comparison', of }, 'request-and-certificate.md');
}

export function addressOfBytes(of: DecodedAddress | TextAddress): string {
  return formatAddress({ kind: 'bytes', of }, 'bytes.txt');
}

/** `offset`: where the finding is, if it is one of those that are only counted. */
export function addressOfResolution(log: Pick<LogOfLines, 'uri'>, finding: Finding, offset = finding.span.start): string {
  return formatAddress({ kind: 'resolution', log: log.uri, offset, rule: finding.id }, `${finding.id}.md`);
}

/** Of what a code means; the code is seen in a tab. */
export function addressOfCode(code: string): string {
  return formatAddress({ kind: 'code', code }, `${masked(code).slice(0, 60) || '-'}.md`);
}

/** Of the lines of an enrollment, by its key. What is seen in a tab stays the same while the case changes. */
export function addressOfEnrollment(key: string, transactionID: string | undefined): string {
  const name = transactionID === undefined ? '' : `-${masked(transactionID).slice(0, 12)}`;
  return formatAddress({ kind: 'enrollment', key }, `enrollment${name}.scep-lines`);
}

export function addressOfFindings(uri: string): string {
  return formatAddress({ kind: 'findings', log: uri }, `${nameOf(uri)}-findings.txt`);
}

/** The name of a document is seen in a tab and in lists. */
function nameOf(uri: string): string {
  return masked(fileNameOf(uri));
}
