import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepAnswerMixed = jscepRule({
  id: 'jscep-answer-mixed',
  title: msg('The answer belongs to another request'),
  causes: ['answer-mixed'],
  source: 'jscep:transaction/EnrollmentTransaction ; jscep:transaction/InvalidNonceException ; advice: derived',
});
