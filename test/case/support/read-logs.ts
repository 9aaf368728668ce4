import { factsOf } from '../../../server/src/core/analyze/facts-of.ts';
import { checkAllMessages, openLog } from '../../../server/src/core/analyze/index.ts';
import { detectLog } from '../../../server/src/core/detect.ts';
import { HEAD_LENGTH } from '../../../server/src/core/log/detect.ts';
import type { LogFacts } from '../../../server/src/core/log/facts.ts';

/** What a log says; undefined for a text that is none of our logs. */
export function factsOfText(path: string, text: string): LogFacts | undefined {
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  const detected = detectLog({ head: text.slice(0, HEAD_LENGTH), fileName });
  const analysis = detected && openLog(text, { languageId: detected.id });
  return analysis && factsOf(path, detected.detection, checkAllMessages(analysis));
}

/** The facts of all logs of a case, in the order of its files. */
export function factsOfFiles(files: ReadonlyMap<string, string>): readonly LogFacts[] {
  return [...files].flatMap(([path, text]) => factsOfText(path, text) ?? []);
}
