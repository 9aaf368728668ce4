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
export function writeText(
  reports: readonly FileReport[],
  { passedOver, failed }: { readonly passedOver: number; readonly failed: number },
  localize: Localize,
): string {
  const files = reports.map((report) => writeFile(report, localize));
  const findings = reports.reduce((sum, report) => sum + report.findings.length, 0);
  const summary = [msg('Logs read: {0}. Findings: {1}.', reports.length, findings)];
  const incomplete = reports.filter(({ complete }) => !complete).length;
  if (incomplete > 0) summary.push(msg('Logs of which not all was looked at: {0}.', incomplete));
  if (failed > 0) summary.push(msg('What could not be read: {0}, see the messages.', failed));
  if (passedOver > 0) summary.push(msg('Files of other kinds passed over: {0}.', passedOver));
  return [...files, summary.map(localize).join(' ')].join('\n\n');
}

function writeFile(report: FileReport, localize: Localize): string {
  const head = localize(
    msg('{0}: {1} ({2}), entries: {3}', printableLine(report.file), report.formatTitle, report.recognisedBy, report.records),
  );
  const findings = report.findings.map((finding) => writeFinding(finding, localize));
  return [head, ...findings, ...(report.conclusion === undefined ? [] : [`  ${report.conclusion}`])].join('\n');
}

function writeFinding(finding: FindingReport, localize: Localize): string {
  const place = `${printableLine(finding.file)}:${finding.line}:${finding.column}`;
  const lines = [`${place}: ${localize(SEVERITY[finding.severity])}: ${finding.message} [${finding.id}]`];
  if (finding.count > 1) lines.push(localize(msg('in all {0} places of this log', finding.count)));
  for (const { line, message } of finding.evidence.slice(0, 3)) lines.push(localize(msg('line {0}: {1}', line, message)));
  lines.push(finding.link);
  return lines.map((line, i) => (i === 0 ? line : `    ${line}`)).join('\n');
}
