import type { ClockOptions } from '../core/case/clocks/index.ts';
import { unreadParts } from '../core/case/expected/unread.ts';
import { CaseModel } from '../core/case/whole/case-model.ts';
import { type CaseJson, caseJson } from '../core/report/case-json.ts';
import { type UnreadJson, unreadJson, withReading } from '../core/report/reading-json.ts';
import { joined } from '../core/text/secrets/index.ts';
import { msg, type Sentence } from '../core/text/sentence.ts';
import type { Shown } from '../core/text/visible.ts';
import { type AnalyzedCase, analyzeCase } from './analyze-case.ts';
import { readWords } from './arguments.ts';
import { pathNamed, readClockOption } from './clock-option.ts';
import { complain, localize, print, printJson, translations } from './console.ts';
import { INTERRUPTED, Interrupt } from './interrupt.ts';
import { Progress } from './progress.ts';
import { writeAttempt } from './story/attempt.ts';
import { writeBackground } from './story/background.ts';
import { writeCounts, writeLogs } from './story/logs.ts';
import { attemptsNamed, writeStory } from './story/story.ts';
import { writeUnread } from './story/unread.ts';

const OPTIONS = {
  formats: ['text', 'json'],
  flags: ['--no-limits', '--findings', '--no-clocks'],
  values: {
    '--attempt': msg('--attempt needs the id or the transactionID of an enrollment'),
    '--clock': msg('--clock needs a file and what its clock is ahead of UTC: FILE=+02:00'),
  },
} as const;

/** `analyze PATH… [options]`: reads the logs at the paths, in archives too, and says what they say together. */
export async function analyzeCommand(argv: readonly string[]): Promise<number> {
  const words = readWords(argv, OPTIONS);
  if ('error' in words) return wrong(words.error);
  if (words.operands.length === 0) return wrong(msg('analyze needs a log file, a folder or an archive'));
  const clocks = words.values['--clock'].map(readClockOption);
  for (const clock of clocks) if ('error' in clock) return wrong(clock.error);

  const reading = await read(words.operands, words.flags.has('--no-limits'));
  const set = new Map<string, number>();
  for (const clock of clocks) {
    if ('error' in clock) continue;
    const paths = reading.analyzed.logs.map(({ facts }) => facts.path);
    const path = pathNamed(clock.file, paths);
    if (path === undefined) return wrong(msg('--clock: no log, or more than one, is named {0}', clock.file));
    set.set(path, clock.seconds / 60);
  }
  const report = reportOf(reading.analyzed, { set, propose: !words.flags.has('--no-clocks') });
  const unread = unreadParts(reading.analyzed.opaque);
  const asked = words.values['--attempt'];
  if (words.format === 'json') {
    const { analyzed, failed } = reading;
    const { others, same } = analyzed;
    printJson(withReading(report, { passedOver: others.length, failed: failed > 0, unread, same }, localize));
  } else if (asked.length === 0) {
    const showsLogs = words.flags.has('--findings') || report.files.length === 1 || report.attempts.length === 0;
    print(joined(blocksOf(report, reading, unreadJson(unread, localize), showsLogs), '\n\n'));
  } else {
    const found = asked.map((name) => ({ name, attempts: attemptsNamed(report, name) }));
    for (const { name, attempts } of found) if (attempts.length === 0) return wrong(msg('no enrollment is named {0}', name));
    const attempts = new Set(found.flatMap((one) => one.attempts));
    print(
      joined(
        [...attempts].map((attempt) => writeAttempt(attempt, 'whole', localize)),
        '\n\n',
      ),
    );
  }
  if (reading.analyzed.stopped) return INTERRUPTED;
  return reading.failed > 0 ? 1 : 0;
}

interface Reading {
  readonly analyzed: AnalyzedCase;
  /** Files that could not be read, or not whole. */
  readonly failed: number;
}

/** Reads all that lies at the paths; tells on standard error which file is read, and what could not be. */
async function read(paths: readonly string[], unlimited: boolean): Promise<Reading> {
  let failed = 0;
  let [done, all] = [0, 0];
  const progress = new Progress();
  const interrupt = new Interrupt();
  const tell = (message: Sentence): void => {
    progress.clear();
    complain(message);
  };
  const refuse = (message: Sentence): void => {
    failed++;
    tell(message);
  };
  const analyzed = await analyzeCase(paths, {
    archives: unlimited ? 'unbounded' : 'bounded',
    translations: translations(),
    signal: interrupt.signal,
    refuse,
    tell,
    progress: (next) => {
      ({ done, all } = next);
      progress.tell(done, all, next.path);
    },
  });
  interrupt.release();
  progress.clear();
  if (analyzed.stopped) refuse(msg('stopped: {0} of {1} files were read', done, all));
  return { analyzed, failed };
}

function reportOf({ logs }: AnalyzedCase, clocks: ClockOptions): CaseJson {
  const model = new CaseModel(clocks);
  for (const { facts } of logs) model.put(facts.path, facts);
  return caseJson(model.snapshot(), localize);
}

function blocksOf(report: CaseJson, reading: Reading, unread: readonly UnreadJson[], showsLogs: boolean): readonly Shown[] {
  const { analyzed, failed } = reading;
  return [
    ...(report.files.length > 0 ? writeStory(report, localize) : []),
    ...(report.files.length > 0 && showsLogs ? [writeLogs(report.files, localize)] : []),
    ...(report.attempts.length > 0 ? writeBackground(report, localize) : []),
    writeCounts(report.files, { passedOver: analyzed.others.length, failed, hidden: !showsLogs }, localize),
    ...(unread.length > 0 ? [writeUnread(unread, localize)] : []),
  ];
}

function wrong(message: Sentence): number {
  complain(message);
  return 2;
}
