import { checkAllMessages, openLog } from '../core/analyze/index.ts';
import { LIMITS, NO_LIMITS } from '../core/archive/index.ts';
import type { CaseFile } from '../core/case/expected/overview.ts';
import { unreadPart, unreadParts } from '../core/case/expected/unread.ts';
import { detectLog } from '../core/detect.ts';
import { channelsOf } from '../core/log/channels.ts';
import { type Detected, HEAD_LENGTH } from '../core/log/detect.ts';
import { detached } from '../core/text/detach.ts';
import { type Message, msg } from '../core/text/message.ts';
import { joined } from '../core/text/secrets/index.ts';
import { EVTX } from '../files/read-text.ts';
import { readWords } from './arguments.ts';
import { complain, localize, print, printJson } from './console.ts';
import { findFiles, slashed } from './find-files.ts';
import { INTERRUPTED, Interrupt } from './interrupt.ts';
import { Progress } from './progress.ts';
import { type AnalyzedFile, type FileReport, inMemory, reportFile } from './report.ts';
import { reportCase, reportUnread, writeCase, writeUnread } from './report-case.ts';
import { writeText } from './report-text.ts';
import { type Source, sourcesOf } from './sources.ts';

/** `analyze PATH… [--format text|json] [--no-limits]`: recognises the logs at the paths, in archives too, and prints their findings. */
export async function analyzeCommand(argv: readonly string[]): Promise<number> {
  const parsed = readWords(argv, { formats: ['text', 'json'], flags: ['--no-limits'], values: {} });
  if ('error' in parsed) return wrong(parsed.error);
  if (parsed.operands.length === 0) return wrong(msg('analyze needs a log file, a folder or an archive'));

  const found = await findFiles(parsed.operands);
  found.errors.forEach(complain);
  let failed = found.errors.length;
  const placed: { readonly place: number; readonly report: FileReport }[] = [];
  const collected: CaseFile[] = []; // what lay in a folder or an archive; single logs on the command line are no case
  const opaque: string[] = [];
  let passedOver = 0;
  const progress = new Progress();
  const refuse = (reason: Message): void => {
    progress.clear();
    complain(reason);
    failed++;
  };
  const report = ({ path, place }: Source, analyzed: Omit<AnalyzedFile, 'path'>): void => {
    placed.push({ place, report: reportFile({ path, ...analyzed }, localize) });
  };
  /** A function of its own, so that nothing of a log stays in memory when the next one is read. */
  const look = async (file: Source): Promise<void> => {
    const path = slashed(file.path);
    if (unreadPart(path)?.certain) {
      opaque.push(path);
      return;
    }
    const streamed = await file.stream?.().catch(() => undefined); // what cannot be opened is reported by `read`
    if (streamed) {
      report(file, streamed);
      if (!file.named) collected.push({ path: file.path, format: streamed.detected.id, channels: streamed.analysis.channels() });
      return;
    }
    const read = await file.read();
    if (!read) return;
    if (read.kind === 'error') {
      refuse(msg('{0}: {1}', file.path, read.reason));
      return;
    }
    const detected = read.kind === 'text' ? recognise(read.text, read.encoding, path) : undefined;
    const opened = read.kind === 'text' && detected ? openLog(read.text, { languageId: detected.id }) : undefined;
    if (!opened || !detected) {
      if (unreadPart(path)) {
        opaque.push(path);
        return;
      }
      passedOver++;
      if (!file.named) collected.push({ path: file.path });
      if (file.named) complain(msg('{0}: this is none of the logs that are read here', file.path));
      return;
    }
    const analysis = checkAllMessages(opened);
    report(file, { detected, analysis: inMemory(analysis), damage: read.damage ?? [] });
    if (!file.named)
      collected.push({ path: file.path, format: detected.id, channels: channelsOf(analysis.document).map(detached) });
  };
  const reading = { limits: parsed.flags.has('--no-limits') ? NO_LIMITS : LIMITS, refuse };
  const interrupt = new Interrupt();
  let stopped: Message | undefined;
  for await (const file of sourcesOf(found.files, reading)) {
    if (await interrupt.asked()) {
      stopped = msg('stopped: {0} of {1} files were read', file.done, file.all);
      break;
    }
    progress.tell(file.done, file.all, file.path);
    interrupt.before(file.size);
    await look(file);
  }
  interrupt.release();
  progress.clear();
  if (stopped) refuse(stopped);
  const reports = placed.sort((a, b) => a.place - b.place).map(({ report }) => report);
  const overview = reportCase(collected, localize);
  const unread = reportUnread(unreadParts(opaque), localize);
  if (parsed.format === 'json') {
    const more = { ...(unread.length > 0 ? { unread } : {}), ...(overview ? { case: overview } : {}) };
    const complete = failed === 0 && unread.length === 0 && reports.every((report) => report.complete);
    printJson({ files: reports, passedOver, complete, ...more });
  } else {
    const more = [
      ...(unread.length > 0 ? [writeUnread(unread, localize)] : []),
      ...(overview ? [writeCase(overview, localize)] : []),
    ];
    print(joined([writeText(reports, { passedOver, failed }, localize), ...more], '\n\n'));
  }
  if (stopped) return INTERRUPTED;
  return failed > 0 ? 1 : 0;
}

/** The format of a text; a native event log is known by its bytes, also where it holds no event by which to recognise its text. */
function recognise(text: string, encoding: string, path: string): Detected | undefined {
  const detected = detectLog({ head: text.slice(0, HEAD_LENGTH), fileName: path });
  return detected ?? (encoding === EVTX ? NATIVE : undefined);
}

const NATIVE: Detected = {
  id: 'windows-event-log',
  detection: { quality: 'certain', reason: msg('a native Windows event log') },
};

function wrong(message: Parameters<typeof complain>[0]): number {
  complain(message);
  return 2;
}
