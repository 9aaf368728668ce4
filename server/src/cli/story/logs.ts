import type { FindingJson, LogJson } from '../../core/report/log-json.ts';
import { proofMark, SEVERITIES } from '../../core/report/words.ts';
import { joined, own, together } from '../../core/text/secrets/index.ts';
import { type Localize, msg, type Sentence } from '../../core/text/sentence.ts';
import { oneLine, type Shown, visible } from '../../core/text/visible.ts';

/** What each log says by itself, for a terminal: `file:line:column: severity: message [id]`, so that editors can jump there. */
export function writeLogs(logs: readonly LogJson[], localize: Localize): Shown {
  return joined(
    logs.map((log) => writeLog(log, localize)),
    '\n\n',
  );
}

/** What was read, beside the logs; `hidden`: what each of them says by itself is not shown. */
export interface Counted {
  readonly passedOver: number;
  readonly failed: number;
  readonly hidden: boolean;
}

/** How much was read, and that not all of it was, in one line. */
export function writeCounts(logs: readonly LogJson[], { passedOver, failed, hidden }: Counted, localize: Localize): Shown {
  const findings = logs.reduce((sum, log) => sum + log.findings.length, 0);
  const incomplete = logs.filter(({ complete }) => !complete).length;
  const summary = [msg('Logs read: {0}. Findings: {1}.', logs.length, findings)];
  if (hidden && findings > 0) summary.push(msg('--findings shows what each log says by itself.'));
  if (incomplete > 0) summary.push(msg('Logs of which not all was looked at: {0}.', incomplete));
  if (failed > 0) summary.push(msg('What could not be read: {0}, see the messages.', failed));
  if (passedOver > 0) summary.push(msg('Files of other kinds passed over: {0}.', passedOver));
  return joined(
    summary.map((sentence) => visible(localize(sentence))),
    ' ',
  );
}

function writeLog(log: LogJson, localize: Localize): Shown {
  const head = visible(
    localize(msg('{0}: {1} ({2}), entries: {3}', oneLine(log.file), log.formatTitle, log.recognisedBy, log.records)),
  );
  const findings = log.findings.map((finding) => writeFinding(finding, localize));
  const conclusion = log.conclusion === undefined ? [] : [together`  ${log.conclusion}`];
  return joined([head, ...findings, ...conclusion], '\n');
}

function writeFinding(finding: FindingJson, localize: Localize): Shown {
  const say = (message: Sentence): Shown => visible(localize(message));
  const place = together<Shown>`${oneLine(finding.file)}:${finding.line}:${finding.column}`;
  const mark = proofMark(finding, localize);
  const lines = [together`${place}: ${say(SEVERITIES[finding.severity])}: ${finding.message}${mark} [${own<Shown>(finding.id)}]`];
  if (finding.attempts) lines.push(say(msg('enrollments: {0}', finding.attempts.join(', '))));
  else if (finding.count > 1) lines.push(say(msg('in all {0} places of this log', finding.count)));
  for (const { file, line, message } of finding.evidence.slice(0, 3)) {
    lines.push(say(file === undefined ? msg('line {0}: {1}', line, message) : msg('{0}:{1}: {2}', file, line, message)));
  }
  lines.push(own(finding.link));
  return joined(lines, '\n    ');
}
