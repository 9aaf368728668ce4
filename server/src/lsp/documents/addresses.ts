import type { Finding } from '../../core/knowledge/model.ts';
import type { OpenLog } from '../log-store.ts';
import { fileNameOf, formatAddress } from '../virtual-uri.ts';

/** Uri of the decoded message at `offset`, with a name that says where it comes from. */
export function addressOfPayload(log: OpenLog, offset: number): string {
  const line = log.analysis.document.lines.lineAt(offset) + 1;
  return formatAddress({ kind: 'decoded', log: log.uri, offset }, `${fileNameOf(log.uri)}-line-${line}.scep`);
}

export function addressOfResolution(log: OpenLog, finding: Finding): string {
  return formatAddress({ kind: 'resolution', log: log.uri, offset: finding.span.start, rule: finding.id }, `${finding.id}.md`);
}

export function addressOfFindings(uri: string): string {
  return formatAddress({ kind: 'findings', log: uri }, `${fileNameOf(uri)}-findings.txt`);
}
