import type { Severity } from '../core/knowledge/model.ts';
import { type Localize, type Message, msg } from '../core/text/message.ts';
import { printableLine } from './console.ts';
import type { FileReport, FindingReport } from './report.ts';

const SEVERITY: Readonly<Record<Severity, Message>> = {
  error: msg('error'),
  warning: msg('warning'),
  information: msg('info'),
  hint: msg('hint'),
};

/** The findings for a terminal: `file:line:column: severity: message [id]`, so that editors can jump there. */
export function writeText(reports: readonly FileReport[], passedOver: number, localize: Localize): string {
  const files = reports.map((report) => writeFile(report, localize));
  const findings = reports.reduce((sum, report) => sum + report.findings.length, 0);
  const summary = [msg('Logs read: {0}. Findings: {1}.', reports.length, findings)];
  if (passedOver > 0) summary.push(msg('Files of other kinds passed over: {0}.', passedOver));
  return [...files, summary.map(localize).join(' ')].join('\n\n');
}

function writeFile(report: FileReport, localize: Localize): string {
  const head = localize(
    msg('{0}: {1} ({2}), entries: {3}', printableLine(report.file), report.formatTitle, report.recognisedBy, report.records),
  );
  if (report.findings.length === 0) return `${head}\n  ${localize(withoutFindings(report))}`;
  return [head, ...report.findings.map((finding) => writeFinding(finding, localize))].join('\n');
}

/** What a log without findings says: a log of which nothing is there says nothing about an enrollment. */
function withoutFindings({ records, damage }: FileReport): Message {
  if (records === 0) return damage ? msg('no entry could be read: the file is damaged') : msg('this log holds no entries');
  return damage ? msg('nothing failed in what could be read of this log') : msg('nothing failed in this log');
}

function writeFinding(finding: FindingReport, localize: Localize): string {
  const place = `${printableLine(finding.file)}:${finding.line}:${finding.column}`;
  const lines = [`${place}: ${localize(SEVERITY[finding.severity])}: ${finding.message} [${finding.id}]`];
  if (finding.count > 1) lines.push(localize(msg('in all {0} places of this log', finding.count)));
  for (const { line, message } of finding.evidence.slice(0, 3)) lines.push(localize(msg('line {0}: {1}', line, message)));
  lines.push(finding.link);
  return lines.map((line, i) => (i === 0 ? line : `    ${line}`)).join('\n');
}
