import { type CodeAnswer, type CodeReading, codesIn, explainCode } from '../core/lookup/index.ts';
import { remarkOn } from '../core/text/proof.ts';
import { joined, own, type Said, together } from '../core/text/secrets/index.ts';
import { type Localize, msg, verbatim } from '../core/text/sentence.ts';
import { type Shown, visible } from '../core/text/visible.ts';
import { readWords } from './arguments.ts';
import { complain, localize, print, printJson } from './console.ts';

/** `explain CODE… [--format text|json]`: what codes mean. Exit code 0 where all are known, 1 where one is not, 2 for wrong arguments. */
export function explainCommand(argv: readonly string[]): number {
  const parsed = readWords(argv, OPTIONS);
  if ('error' in parsed) return fail(parsed.error);
  const codes = codesIn(parsed.operands);
  if (codes.length === 0) return fail(msg('explain needs a code, an event, an object identifier, or the id of a rule'));
  const answers = codes.map(explainCode);
  if (parsed.format === 'json') printJson({ codes: answers.map((answer) => answerJson(answer, localize)) });
  else
    print(
      joined(
        answers.map((answer) => answerText(answer, localize)),
        '\n\n',
      ),
    );
  return answers.every(({ known }) => known) ? 0 : 1;
}

const OPTIONS = { formats: ['text', 'json'], flags: [], values: {} } as const;

function fail(message: Parameters<typeof complain>[0]): number {
  complain(message);
  return 2;
}

/** One code for a terminal: what was asked, then each reading with a title, sentences and rows. */
export function answerText(answer: CodeAnswer, say: Localize): Shown {
  const { asked, readings, suggestions } = answer;
  const lines: Shown[] = [visible(say(verbatim(asked)))];
  if (readings.length === 0) lines.push(indented(say(msg('No table of ours knows this.')), 1));
  for (const reading of readings) lines.push(...readingLines(reading, say));
  if (suggestions.length > 0) lines.push(indented(say(msg('Written nearly so: {0}', suggestions.join(', '))), 1));
  return joined(lines, '\n');
}

function readingLines(reading: CodeReading, say: Localize): readonly Shown[] {
  const remark = remarkOn(reading);
  const rest: readonly Said[] = [
    ...reading.paragraphs.map(say),
    ...reading.rows.map(({ label, value }) => together`${say(label)}: ${say(value)}`),
    ...(remark ? [say(remark)] : []),
    ...(reading.link === undefined ? [] : [together`${say(msg('Documentation'))}: ${own(reading.link)}`]),
  ];
  return [indented(say(msg('{0} ({1})', reading.title, reading.of)), 1), ...rest.map((line) => indented(line, 2))];
}

function indented(text: Said, depth: number): Shown {
  return together`${own<Shown>('  '.repeat(depth))}${visible(text)}`;
}

/** The same for programs: kinds and keys stay, sentences are in the reader's language. */
export function answerJson(answer: CodeAnswer, say: Localize): object {
  return {
    code: say(verbatim(answer.asked)),
    known: answer.known,
    readings: answer.readings.map((reading) => ({
      kind: reading.kind,
      known: reading.known,
      title: say(reading.title),
      of: say(reading.of),
      meaning: reading.paragraphs.map(say),
      details: reading.rows.map(({ label, value }) => ({ label: say(label), value: say(value) })),
      ...(reading.link === undefined ? {} : { link: reading.link }),
      verified: reading.verified,
      ...(reading.basis === undefined ? {} : { basis: reading.basis }),
    })),
    suggestions: answer.suggestions,
  };
}
