import { isEvent } from '../../facts/codes/windows-events/index.ts';
import { PAGES } from '../../facts/pages.ts';
import { reasonsOf } from '../../judge/event-reason.ts';
import { msg } from '../../text/sentence.ts';
import { windowsRule } from '../kinds/windows-event.ts';

/** CERTSRV_E_UNSUPPORTED_CERT_TYPE. */
const UNSUPPORTED_TEMPLATE = 0x80094800;

export const ca0x80094800Template = windowsRule({
  id: 'ca-0x80094800-template',
  title: msg('0x80094800: the CA does not support the certificate template'),
  severity: 'error',
  step: 4,
  resolutions: ['ca-0x80094800-template', 'ca-refuses-request'],
  docUrl: PAGES.template,
  source: `CERT:devices-receive-scep-certificates-error-0x80094800 ; ${PAGES.ndesEvent31}`,
  verified: true,
  draft(event) {
    const reason = isEvent(event, 'ndes', 31) ? reasonsOf(event).find(({ value }) => value === UNSUPPORTED_TEMPLATE) : undefined;
    if (!reason) return undefined;
    return {
      span: reason.span,
      message: msg(
        'The CA refused the request because it does not know the template that NDES asked for. A template name in the MSCEP registry key is wrong, or the CA does not publish the template.',
      ),
      short: msg('template not supported by the CA'),
      group: 'template',
    };
  },
});
