import { describeWin32 } from '../../facts/codes/win32.ts';
import { PAGES } from '../../facts/pages.ts';
import { isNotify, isSendFailure } from '../../judge/cause/plugin.ts';
import { msg } from '../../text/sentence.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';
import { CLIENT_CERTIFICATE_ERRORS, NOT_REACHED, TLS_ERRORS } from '../kinds/winhttp.ts';

export const ndespluginSendFailed: Rule = {
  id: 'ndesplugin-send-failed',
  title: msg('NDESPlugin.log: the registration point gave no usable answer'),
  severity: 'error',
  step: 3,
  formats: ['ndes-plugin-log'],
  resolutions: ['ndesplugin-no-connection', 'http-503-app-pool'],
  docUrl: PAGES.policyModuleCalls,
  source: 'CERT:troubleshoot-scep-certificate-ndes-policy-module (the line) ; WIN32:WinHttp/error-messages ; causes: derived',
  verified: false,
  start: (report) => ({
    see(event) {
      if (event.kind !== 'error' || !event.code || !isSendFailure(event) || TLS_ERRORS.has(event.code.value)) return;
      const step = isNotify(event) ? 6 : 3;
      report({ span: event.code.span, step, group: `${event.code.value} ${step}`, ...draftOf(event.code.value, step) });
    },
  }),
};

function draftOf(code: number, step: 3 | 6): Omit<FindingDraft, 'span'> {
  const error = describeWin32(code);
  const meaning = error?.meaning ?? msg('unknown ({0})', code);
  const consequence =
    step === 3 ? msg('No challenge is checked, so no certificate is issued.') : msg('The outcome is not reported to Intune.');
  if (CLIENT_CERTIFICATE_ERRORS.has(code)) {
    return {
      message: msg(
        'The policy module has no client certificate that it can use for the registration point: {0} {1}',
        meaning,
        consequence,
      ),
      short: msg('no usable client certificate'),
      resolutions: ['verifyrequest-403-7', 'plugin-stops-after-renewal'],
    };
  }
  if (NOT_REACHED.has(code)) {
    return {
      message: msg(
        'The policy module did not reach the registration point on this server: {0} The IIS log has no line for this call. {1}',
        meaning,
        consequence,
      ),
      short: msg('registration point not reached ({0})', code),
    };
  }
  return {
    message: msg(
      'The policy module got no usable answer of the registration point: {0} The call may have arrived: the IIS log tells, by a line of this time. {1}',
      meaning,
      consequence,
    ),
    short: msg('no usable answer ({0})', code),
  };
}
