import { PAGES } from '../../facts/pages.ts';
import { setupCause } from '../../judge/cause/setup.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';

export const setup0x80090014: Rule = {
  id: 'setup-0x80090014',
  title: msg('Connector setup: AddNDESToCertPrivKey fails with 0x80090014'),
  severity: 'error',
  step: 3,
  formats: ['msi-setup-log'],
  resolutions: ['setup-0x80090014'],
  docUrl: PAGES.connectorSetup,
  source: 'CERT:error-0x80090014-installing-ndes-certificate',
  verified: true,
  start: (report) => ({
    see(event) {
      if (event.kind !== 'error' || setupCause(event) !== 'setup-0x80090014') return;
      report({
        span: event.code?.span ?? event.span,
        message: msg(
          'Setup cannot give NDES access to the private key of the client certificate, so it fails: the certificate was made from a template of version 3 or later (CNG). Make it from a version 2 template.',
        ),
        short: msg('certificate of a CNG template'),
      });
    },
  }),
};
