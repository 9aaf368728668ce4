import { PAGES } from '../../facts/pages.ts';
import { setupCause } from '../../judge/cause/setup.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';

export const setup0x80070005: Rule = {
  id: 'setup-0x80070005',
  title: msg('Connector setup: the NDES service account cannot be read (0x80070005)'),
  severity: 'error',
  step: 3,
  formats: ['msi-setup-log'],
  resolutions: ['setup-0x80070005'],
  docUrl: PAGES.connectorSetup,
  source: 'MicrosoftDocs/IntuneDocs#1277 ; cause: derived',
  verified: false,
  start: (report) => ({
    see(event) {
      if (event.kind !== 'error' || setupCause(event) !== 'setup-0x80070005') return;
      report({
        span: event.code?.span ?? event.span,
        message: msg(
          'Setup may not read the NDES service account in Active Directory, so it fails. Run it with an account that may.',
        ),
        short: msg('service account cannot be read'),
      });
    },
  }),
};
