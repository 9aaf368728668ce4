import { openLog } from '../core/analyze.ts';
import { detectLog } from '../core/detect.ts';
import { HEAD_LENGTH } from '../core/log/detect.ts';
import { msg } from '../core/text/message.ts';
import { readArguments } from './arguments.ts';
import { complain, localize, print } from './console.ts';
import { findFiles } from './find-files.ts';
import { readText } from './read-text.ts';
import { type FileReport, reportFile } from './report.ts';
import { writeText } from './report-text.ts';

/** `analyze PATH… [--format text|json]`: recognises the logs at the paths and prints their findings. */
export async function analyzeCommand(argv: readonly string[]): Promise<number> {
  const parsed = readArguments(argv, ['text', 'json']);
  if ('error' in parsed) return wrong(parsed.error);
  if (parsed.operands.length === 0) return wrong(msg('analyze needs a log file or a folder'));

  const found = await findFiles(parsed.operands);
  found.errors.forEach(complain);
  let failed = found.errors.length;
  const reports: FileReport[] = [];
  let passedOver = 0;
  for (const file of found.files) {
    const read = await readText(file.path);
    if (read.kind === 'error') {
      complain(msg('{0}: {1}', file.path, read.reason));
      failed++;
      continue;
    }
    const detected =
      read.kind === 'text'
        ? detectLog({ head: read.text.slice(0, HEAD_LENGTH), fileName: file.path.replaceAll('\\', '/') })
        : undefined;
    const analysis = read.kind === 'text' && detected ? openLog(read.text, { languageId: detected.id }) : undefined;
    if (!analysis || !detected) {
      passedOver++;
      if (file.named) complain(msg('{0}: this is none of the logs that are read here', file.path));
      continue;
    }
    reports.push(reportFile(file.path, detected, analysis, localize));
  }
  if (parsed.format === 'json') print(JSON.stringify({ files: reports, passedOver }, null, 2));
  else print(writeText(reports, passedOver, localize));
  return failed > 0 ? 1 : 0;
}

function wrong(message: Parameters<typeof complain>[0]): number {
  complain(message);
  return 2;
}
