import { describe, expect, it } from 'vitest';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import type { ExplanationRow } from '../../../server/src/core/explain/model.ts';
import { CONNECTOR_CAUSES } from '../../../server/src/core/judge/cause/connector-words.ts';
import { JSCEP_CAUSES } from '../../../server/src/core/judge/error/jscep.ts';
import { SETUP_CAUSES } from '../../../server/src/core/judge/error/setup.ts';
import { EVENT_CAUSES } from '../../../server/src/core/judge/event/causes.ts';
import { marked } from '../../../server/src/core/text/proof.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { analysisOf, findingsOf } from '../../support/check-findings.ts';
import { samplesOfRules } from '../../support/rule-samples.ts';

/** Rules that report a judgement of one event or error, so that a hover can say the same. */
const JUDGED: readonly string[] = [
  ...new Set([
    ...Object.values(EVENT_CAUSES).map(({ rule }) => rule),
    ...Object.values(JSCEP_CAUSES).map(({ rule }) => rule),
    ...Object.keys(SETUP_CAUSES),
    ...Object.keys(CONNECTOR_CAUSES),
    'ndes-start-0x80070057',
    'ios-scep-error',
    'ios-profile-error',
  ]),
];

const textOf = ({ value }: ExplanationRow): string => english(value);

describe.each(JUDGED)('the hover where %s marks a token', (id) => {
  it('says what the finding says', () => {
    const wrong: string[] = [];
    let seen = 0;
    for (const { text, format } of samplesOfRules.get(id)?.fires ?? []) {
      const analysis = analysisOf(text, format);
      for (const finding of findingsOf(analysis).filter((one) => one.id === id)) {
        seen++;
        const hover = explainAt(analysis.document, finding.span.start);
        const said = [...(hover?.paragraphs ?? []).map(english), ...(hover?.rows ?? []).map(textOf)].join('\n');
        if (!said.includes(english(marked(finding.message, finding)))) wrong.push(`${english(finding.message)} // ${said}`);
      }
    }
    expect(seen).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });
});
