import { resolutions } from '../advice/index.ts';
import type { Resolution } from '../advice/model.ts';
import { caseRules } from '../case/rules/index.ts';
import type { ExplanationRow } from '../explain/model.ts';
import { row, stepRow } from '../explain/place.ts';
import { rules } from '../rules/index.ts';
import { marked, provenOf, provenWithin } from '../text/proof.ts';
import { msg } from '../text/sentence.ts';
import type { CodeReading } from './model.ts';
import { reading } from './reading.ts';

/** So many causes and steps of an advice; all of it stands in the document of a finding. */
const MOST = 5;

/** The rule of that id, with what to do then; undefined where there is none. */
export function ruleReading(id: string): CodeReading | undefined {
  const rule = [...rules, ...caseRules].find((one) => one.id === id);
  if (!rule) return undefined;
  const advice = rule.resolutions.flatMap((one) => resolutions.get(one) ?? []).slice(0, 1);
  return reading('rule', {
    title: msg('Rule {0}', id),
    paragraphs: [rule.title],
    rows: [stepRow(rule.step), ...advice.flatMap(adviceRows)],
    ...(rule.docUrl.startsWith('https://') ? { link: rule.docUrl } : {}),
    ...provenOf(rule),
  });
}

/** The advice of that id. */
export function adviceReading(id: string): CodeReading | undefined {
  const advice = resolutions.get(id);
  if (!advice) return undefined;
  return reading('advice', {
    title: msg('Advice {0}', id),
    paragraphs: [advice.title],
    rows: [stepRow(advice.step), ...adviceRows(advice)],
    ...(advice.docUrl.startsWith('https://') ? { link: advice.docUrl } : {}),
    ...provenOf(advice),
  });
}

function adviceRows(advice: Resolution): readonly ExplanationRow[] {
  const said = (statement: Resolution['causes'][number]) => marked(statement, provenWithin(statement, advice));
  return [
    ...advice.causes.slice(0, MOST).map((cause) => row(msg('Likely cause'), said(cause))),
    ...advice.steps.slice(0, MOST).map((step) => row(msg('What to do'), said(step))),
  ];
}

/** Every id of a rule or an advice. */
export function ruleIds(): readonly string[] {
  return [...new Set([...[...rules, ...caseRules].map(({ id }) => id), ...resolutions.keys()])];
}
