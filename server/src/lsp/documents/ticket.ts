import { stepTold } from '../../core/advice/generation.ts';
import { resolutions } from '../../core/advice/index.ts';
import type { Finding } from '../../core/log/finding.ts';
import { recordAt } from '../../core/log/records.ts';
import { marked } from '../../core/text/proof.ts';
import { joined, masked, own, type Said, together } from '../../core/text/secrets/index.ts';
import { type Localize, msg, type Sentence } from '../../core/text/sentence.ts';
import { type Shown, visible } from '../../core/text/visible.ts';
import { quote } from '../answer/quote.ts';
import { fileNameOf } from '../answer/virtual-uri.ts';
import type { OpenLog } from '../log/log-store.ts';
import { formatTime } from './when.ts';

const MAX_QUOTE = 600;
const MAX_EVIDENCE = 10;

/**
 * A finding as plain text for a ticket: what, where, when, evidence, next steps, link. Secrets are masked. `offset`: where it is, if it
 * is one of those that are only counted: what is said of it is then said of the first of its group, and the note says so.
 */
export function ticketNote(log: OpenLog, finding: Finding, say: Localize, offset = finding.span.start): Shown {
  const { document } = log.analysis;
  const record = recordAt(document, offset);
  const place = (start: number): Said => masked(`${fileNameOf(log.uri)}:${document.lines.lineAt(start) + 1}`);
  const row = (label: Sentence, value: Said): Shown => visible(together`${say(label)} ${value}`);
  const lines = [
    row(msg('What:'), together`${say(marked(finding.message, finding))} [${own(finding.id)}]`),
    ...(offset === finding.span.start
      ? []
      : [row(msg('Described as at the first place of this cause:'), place(finding.span.start))]),
    row(msg('Where:'), place(offset)),
    ...(record?.time ? [row(msg('When:'), say(formatTime(record.time)))] : []),
    ...(record ? [row(msg('Log line:'), quote(document, record.span, MAX_QUOTE))] : []),
  ];
  const evidence = finding.evidence.slice(0, MAX_EVIDENCE);
  if (evidence.length > 0) lines.push(visible(say(msg('Evidence:'))));
  for (const { span, message } of evidence) lines.push(visible(together`- ${place(span.start)}: ${say(message)}`));
  const advice = finding.resolutions.flatMap((id) => resolutions.get(id) ?? []);
  const steps = advice.flatMap((one) => one.steps.map((step) => stepTold(step, one)));
  if (steps.length > 0) lines.push(visible(say(msg('Next steps:'))));
  steps.forEach((step, index) => {
    lines.push(visible(together`${index + 1}. ${say(step)}`));
  });
  if (finding.docUrl) lines.push(row(msg('Documentation:'), own(finding.docUrl)));
  return together`${joined(lines, '\n')}\n`;
}
