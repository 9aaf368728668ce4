import type { CaseSnapshot } from '../../../server/src/core/case/model.ts';
import { CaseModel } from '../../../server/src/core/case/whole/case-model.ts';
import type { LogFacts } from '../../../server/src/core/log/facts.ts';
import { type CaseJson, caseJson } from '../../../server/src/core/report/case-json.ts';
import { english } from '../../../server/src/core/text/sentence.ts';

/** The case of some logs, put in this order. */
export function caseOf(logs: readonly LogFacts[]): CaseSnapshot {
  const model = new CaseModel();
  for (const facts of logs) model.put(facts.path, facts);
  return model.snapshot();
}

/** What `analyze --format json` says of these logs. */
export const outputOf = (logs: readonly LogFacts[]): CaseJson => caseJson(caseOf(logs), english);
