import { isEvent } from '../../facts/codes/windows-events/index.ts';
import { PAGES } from '../../facts/pages.ts';
import { codeSpan } from '../../judge/windows-event.ts';
import { msg } from '../../text/sentence.ts';
import { windowsRule } from '../kinds/windows-event.ts';

export const policyModuleNotStarted = windowsRule({
  id: 'policy-module-not-started',
  title: msg('NDES event 53: the policy module does not start'),
  severity: 'error',
  step: 3,
  resolutions: ['policy-module-silent', 'verify-ndes-configuration'],
  docUrl: PAGES.policyModuleCalls,
  source: PAGES.ndesEvent2,
  verified: true,
  draft(event) {
    if (!isEvent(event, 'ndes', 53)) return undefined;
    return {
      span: codeSpan(event),
      message: msg(
        'NDES could not start the policy module, so it does not start itself. The module is not installed completely, or not registered.',
      ),
      short: msg('policy module does not start'),
    };
  },
});
