import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';

export const macMdmRefused: Rule = {
  id: 'mac-mdm-refused',
  title: msg('macOS: the management server refused the check-in behind SCEP'),
  severity: 'warning',
  step: 6,
  formats: ['ios-console-log'],
  resolutions: ['mac-mdm-refused'],
  docUrl: PAGES.appleScep,
  source: 'seen in published logs of mdmclient; Apple documents no such line ; micromdm/nanomdm#81',
  verified: false,
  basis: 'reported',
  start(report) {
    let enrolled = false;
    return {
      see(event) {
        if (event.kind !== 'note') return;
        if (event.note === 'mac-scep-enroll') enrolled = true;
        if (event.note === 'mac-scep-failed') enrolled = false;
        if (event.note !== 'mac-mdm-refused' || !enrolled) return;
        report({
          span: event.span,
          message: msg(
            'The management server answered {0} with {1}. SCEP began before, and no error of it stands here: the certificate was not accepted, or none was presented. This is a matter of the management server, not of the SCEP server.',
            event.subject?.value ?? '-',
            event.count ?? '-',
          ),
          short: msg('check-in refused: {0}', event.count ?? '-'),
          group: `${event.subject?.value} ${event.count}`,
        });
      },
    };
  },
};
