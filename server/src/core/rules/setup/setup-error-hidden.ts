import { PAGES } from '../../facts/pages.ts';
import { setupCause } from '../../judge/cause/setup.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';

export const setupErrorHidden: Rule = {
  id: 'setup-error-hidden',
  title: msg('Connector setup: an error was "translated to success"'),
  severity: 'warning',
  step: 3,
  formats: ['msi-setup-log'],
  resolutions: ['verify-ndes-configuration'],
  docUrl: PAGES.connectorSetup,
  source: 'CERT:connector-setup-wizard-ends-prematurely (the wording) ; other actions than ConfigureIISLimits: derived',
  verified: false,
  start: (report) => ({
    see(event) {
      if (event.kind !== 'error' || setupCause(event) !== 'setup-error-hidden') return;
      report({
        span: event.code?.span ?? event.span,
        message: msg(
          'The action {0} failed, and setup went on as if it had worked. What it should have set up may be missing although setup completes.',
          event.name.value,
        ),
        short: msg('failed, but counted as success'),
        group: event.name.value,
      });
    },
  }),
};
