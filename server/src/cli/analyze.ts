import { checkAllMessages, openLog } from '../core/analyze.ts';
import { detectLog } from '../core/detect.ts';
import { channelsOf } from '../core/knowledge/case/channels.ts';
import type { CaseFile } from '../core/knowledge/case/expected-logs.ts';
import { unreadPart, unreadParts } from '../core/knowledge/case/unread.ts';
import { type Detected, HEAD_LENGTH } from '../core/log/detect.ts';
import { type Message, msg } from '../core/text/message.ts';
import { joined } from '../core/text/secrets/index.ts';
import { EVTX } from '../files/read-text.ts';
import { readArguments } from './arguments.ts';
import { complain, localize, print, printJson } from './console.ts';
import { findFiles, slashed } from './find-files.ts';
import { type FileReport, inMemory, reportFile } from './report.ts';
import { reportCase, reportUnread, writeCase, writeUnread } from './report-case.ts';
import { writeText } from './report-text.ts';
import { sourcesOf } from './sources.ts';

/** `analyze PATH… [--format text|json]`: recognises the logs at the paths, in archives too, and prints their findings. */
export async function analyzeCommand(argv: readonly string[]): Promise<number> {
  const parsed = readArguments(argv, ['text', 'json']);
  if ('error' in parsed) return wrong(parsed.error);
  if (parsed.operands.length === 0) return wrong(msg('analyze needs a log file, a folder or an archive'));

  const found = await findFiles(parsed.operands);
  found.errors.forEach(complain);
  let failed = found.errors.length;
  const reports: FileReport[] = [];
  const collected: CaseFile[] = []; // what lay in a folder or an archive; single logs on the command line are no case
  const opaque: string[] = [];
  let passedOver = 0;
  const refuse = (reason: Message): void => {
    complain(reason);
    failed++;
  };
  for await (const file of sourcesOf(found.files, refuse)) {
    const path = slashed(file.path);
    if (unreadPart(path)?.certain) {
      opaque.push(path);
      continue;
    }
    const streamed = await file.stream?.().catch(() => undefined); // what cannot be opened is reported by `read`
    if (streamed) {
      reports.push(reportFile({ path: file.path, ...streamed }, localize));
      if (!file.named) collected.push({ path: file.path, format: streamed.detected.id, channels: streamed.analysis.channels() });
      continue;
    }
    const read = await file.read();
    if (read.kind === 'error') {
      refuse(msg('{0}: {1}', file.path, read.reason));
      continue;
    }
    const detected = read.kind === 'text' ? recognise(read.text, read.encoding, path) : undefined;
    const opened = read.kind === 'text' && detected ? openLog(read.text, { languageId: detected.id }) : undefined;
    if (!opened || !detected) {
      if (unreadPart(path)) {
        opaque.push(path);
        continue;
      }
      passedOver++;
      if (!file.named) collected.push({ path: file.path });
      if (file.named) complain(msg('{0}: this is none of the logs that are read here', file.path));
      continue;
    }
    const analysis = checkAllMessages(opened);
    reports.push(reportFile({ path: file.path, detected, analysis: inMemory(analysis), damage: read.damage ?? [] }, localize));
    if (!file.named) collected.push({ path: file.path, format: detected.id, channels: channelsOf(analysis.document) });
  }
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
