import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';

export const jscepCapabilitiesEmpty: Rule = {
  id: 'jscep-capabilities-empty',
  title: msg('Android goes on without the capabilities of the server'),
  severity: 'warning',
  step: 2,
  formats: ['android-omadm-log'],
  resolutions: ['jscep-capabilities-empty'],
  docUrl: PAGES.callsOfAndroid,
  source: 'jscep:client/Client',
  verified: true,
  start: (report) => ({
    see(event) {
      if (event.kind !== 'note' || event.note !== 'capabilities-empty') return;
      report({
        span: event.span,
        message: msg(
          'GetCACaps failed, and the device goes on as if the server could do nothing: DES, MD5, and the request in the URL. If PKIOperation fails later, look here first.',
        ),
        short: msg('capabilities unknown: falls back to DES and GET'),
      });
    },
  }),
};
