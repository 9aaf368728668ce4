import type { CaseFile } from '../core/case/expected/overview.ts';
import { unreadParts } from '../core/case/expected/unread.ts';
import { logJson } from '../core/report/log-json.ts';
import { type Message, msg } from '../core/text/message.ts';
import { joined } from '../core/text/secrets/index.ts';
import { type AnalyzedCase, analyzeCase } from './analyze-case.ts';
import { readWords } from './arguments.ts';
import { complain, localize, print, printJson } from './console.ts';
import { INTERRUPTED, Interrupt } from './interrupt.ts';
import { Progress } from './progress.ts';
import { reportCase, reportUnread, writeCase, writeUnread } from './report-case.ts';
import { writeCounts, writeLogs } from './story/logs.ts';

/** `analyze PATH… [--format text|json] [--no-limits]`: recognises the logs at the paths, in archives too, and prints their findings. */
export async function analyzeCommand(argv: readonly string[]): Promise<number> {
  const parsed = readWords(argv, { formats: ['text', 'json'], flags: ['--no-limits'], values: {} });
  if ('error' in parsed) return wrong(parsed.error);
  if (parsed.operands.length === 0) return wrong(msg('analyze needs a log file, a folder or an archive'));
  let failed = 0;
  let [done, all] = [0, 0];
  const progress = new Progress();
  const interrupt = new Interrupt();
  const say = (message: Message): void => {
    progress.clear();
    complain(message);
  };
  const refuse = (message: Message): void => {
    failed++;
    say(message);
  };
  const analyzed = await analyzeCase(parsed.operands, {
    archives: parsed.flags.has('--no-limits') ? 'unbounded' : 'bounded',
    signal: interrupt.signal,
    refuse,
    tell: say,
    progress: (next) => {
      ({ done, all } = next);
      progress.tell(done, all, next.path);
    },
  });
  interrupt.release();
  progress.clear();
  if (analyzed.stopped) refuse(msg('stopped: {0} of {1} files were read', done, all));
  const logs = analyzed.logs.map(({ facts }) => logJson(facts, [], localize));
  const overview = reportCase(filesOf(analyzed), localize);
  const unread = reportUnread(unreadParts(analyzed.opaque), localize);
  const passedOver = analyzed.others.length;
  if (parsed.format === 'json') {
    const more = { ...(unread.length > 0 ? { unread } : {}), ...(overview ? { case: overview } : {}) };
    const complete = failed === 0 && unread.length === 0 && logs.every((log) => log.complete);
    printJson({ files: logs, passedOver, complete, ...more });
  } else {
    const parts = [
      ...(logs.length > 0 ? [writeLogs(logs, localize)] : []),
      writeCounts(logs, { passedOver, failed }, localize),
      ...(unread.length > 0 ? [writeUnread(unread, localize)] : []),
      ...(overview ? [writeCase(overview, localize)] : []),
    ];
    print(joined(parts, '\n\n'));
  }
  if (analyzed.stopped) return INTERRUPTED;
  return failed > 0 ? 1 : 0;
}

/** What lay in a folder or an archive; single logs on the command line are no case. */
function filesOf({ logs, others }: AnalyzedCase): readonly CaseFile[] {
  return [
    ...logs.filter(({ named }) => !named).map(({ facts: { path, format, channels } }) => ({ path, format, channels })),
    ...others.filter(({ named }) => !named).map(({ path }) => ({ path })),
  ];
}

function wrong(message: Parameters<typeof complain>[0]): number {
  complain(message);
  return 2;
}
