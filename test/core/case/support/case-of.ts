import { factsOf } from '../../../../server/src/core/analyze/facts-of.ts';
import { analyzeLog, checkAllMessages } from '../../../../server/src/core/analyze/index.ts';
import type { CaseSnapshot } from '../../../../server/src/core/case/model.ts';
import { CaseModel } from '../../../../server/src/core/case/whole/case-model.ts';
import { detectLog } from '../../../../server/src/core/detect.ts';
import { formats } from '../../../../server/src/core/formats/index.ts';
import { HEAD_LENGTH } from '../../../../server/src/core/log/detect.ts';
import type { LogFacts } from '../../../../server/src/core/log/facts.ts';

/** A case of texts by file name, each detected and read as any log is. A text that is none of our logs is a mistake of the test. */
export function caseOfFiles(files: Readonly<Record<string, string>>): CaseSnapshot {
  const model = new CaseModel();
  for (const [path, text] of Object.entries(files)) model.put(path, factsOfText(path, text));
  return model.snapshot();
}

export function factsOfText(path: string, text: string): LogFacts {
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  const detected = detectLog({ head: text.slice(0, HEAD_LENGTH), fileName });
  const format = formats.find(({ id }) => id === detected?.id);
  if (!detected || !format) throw new Error(`${path} is none of our logs`);
  return factsOf(path, detected.detection, checkAllMessages(analyzeLog(format.parse(text))));
}
