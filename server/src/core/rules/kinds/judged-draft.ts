import type { JudgedToken } from '../../judge/model.ts';
import { provenOf } from '../../text/proof.ts';
import type { FindingDraft } from '../engine/model.ts';

/** The finding for what was judged: all that it says is the judgement. */
export function judgedDraft(judged: JudgedToken): FindingDraft {
  const { span, message, short, severity, step, resolutions, docUrl, group, ...proven } = judged;
  const draft = { span, message, short, severity, step, resolutions, docUrl, ...provenOf(proven) };
  return group === undefined ? draft : { ...draft, group };
}
