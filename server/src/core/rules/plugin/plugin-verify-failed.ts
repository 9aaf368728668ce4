import { describeWin32 } from '../../facts/codes/win32.ts';
import { PAGES } from '../../facts/pages.ts';
import { isNotify, isSendFailure, pluginMoment } from '../../judge/cause/plugin.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';
import { perThread } from '../kinds/per-thread.ts';

export const pluginVerifyFailed: Rule = {
  id: 'plugin-verify-failed',
  title: msg('NDESPlugin.log: the policy module returned an error to NDES'),
  severity: 'error',
  step: 3,
  formats: ['ndes-plugin-log'],
  resolutions: ['plugin-verify-failed', 'challenge-false-signing-cert'],
  docUrl: PAGES.policyModuleCalls,
  source: 'CERT:troubleshoot-scep-certificate-ndes-policy-module (the line of success) ; an exit with another code: derived',
  verified: false,
  start(report) {
    const threads = perThread(() => ({ explained: false }));
    return {
      see(event) {
        const thread = threads.of(event);
        const moment = pluginMoment(event);
        if (moment === 'called') thread.explained = false;
        if (moment === 'not-sent' || event.kind === 'http') thread.explained = true;
        if (event.kind === 'note' && REFUSALS.has(event.note)) thread.explained = true;
        if (event.kind !== 'error' || !event.code || moment !== 'failed-exit' || isSendFailure(event) || thread.explained) return;
        const error = describeWin32(event.code.value);
        const meaning = error?.meaning ?? msg('unknown ({0})', event.code.text);
        if (isNotify(event)) {
          report({
            span: event.code.span,
            message: msg(
              'The outcome was not reported: {0} The certificate may be on the device although Intune shows no success.',
              meaning,
            ),
            short: msg('outcome not reported'),
            step: 6,
            resolutions: ['reporting-stuck', 'plugin-verify-failed'],
            group: `notify ${event.code.value}`,
          });
          return;
        }
        report({
          span: event.code.span,
          message: msg(
            'The policy module returned an error to NDES: {0} NDES refuses the request, and the device gets badRequest.',
            meaning,
          ),
          short: msg('policy module failed'),
          group: `verify ${event.code.value}`,
        });
      },
    };
  },
};

const REFUSALS: ReadonlySet<string> = new Set(['plugin-challenge-refused', 'plugin-challenge-unreadable']);
