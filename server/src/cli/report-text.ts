import type { Severity } from '../core/log/finding.ts';
import { type Localize, type Message, msg } from '../core/text/message.ts';
import { joined, own, together } from '../core/text/secrets/index.ts';
import { oneLine, type Shown, visible } from '../core/text/visible.ts';
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
): Shown {
  const files = reports.map((report) => writeFile(report, localize));
  const findings = reports.reduce((sum, report) => sum + report.findings.length, 0);
  const summary = [msg('Logs read: {0}. Findings: {1}.', reports.length, findings)];
  const incomplete = reports.filter(({ complete }) => !complete).length;
  if (incomplete > 0) summary.push(msg('Logs of which not all was looked at: {0}.', incomplete));
  if (failed > 0) summary.push(msg('What could not be read: {0}, see the messages.', failed));
  if (passedOver > 0) summary.push(msg('Files of other kinds passed over: {0}.', passedOver));
  const sentences = summary.map((sentence) => visible(localize(sentence)));
  return joined([...files, joined(sentences, ' ')], '\n\n');
}

function writeFile(report: FileReport, localize: Localize): Shown {
  const head = visible(
    localize(msg('{0}: {1} ({2}), entries: {3}', oneLine(report.file), report.formatTitle, report.recognisedBy, report.records)),
  );
  const findings = report.findings.map((finding) => writeFinding(finding, localize));
  const conclusion = report.conclusion === undefined ? [] : [together`  ${report.conclusion}`];
  return joined([head, ...findings, ...conclusion], '\n');
}

function writeFinding(finding: FindingReport, localize: Localize): Shown {
  const say = (message: Message): Shown => visible(localize(message));
  const place = together<Shown>`${oneLine(finding.file)}:${finding.line}:${finding.column}`;
  const lines = [together`${place}: ${say(SEVERITY[finding.severity])}: ${finding.message} [${own<Shown>(finding.id)}]`];
  if (finding.count > 1) lines.push(say(msg('in all {0} places of this log', finding.count)));
  for (const { line, message } of finding.evidence.slice(0, 3)) lines.push(say(msg('line {0}: {1}', line, message)));
  lines.push(own(finding.link));
  return joined(lines, '\n    ');
}
