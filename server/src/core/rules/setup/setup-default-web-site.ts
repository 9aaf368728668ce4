import { PAGES } from '../../facts/pages.ts';
import { setupCause } from '../../judge/cause/setup.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';

export const setupDefaultWebSite: Rule = {
  id: 'setup-default-web-site',
  title: msg('Connector setup: there is no site called Default Web Site'),
  severity: 'error',
  step: 2,
  formats: ['msi-setup-log'],
  resolutions: ['setup-default-web-site', 'http-414-long-url'],
  docUrl: PAGES.connectorSetup,
  source: 'CERT:connector-setup-wizard-ends-prematurely',
  verified: true,
  start(report) {
    let last = Number.NEGATIVE_INFINITY;
    return {
      see(event, record) {
        if (event.kind !== 'error' || setupCause(event) !== 'setup-default-web-site') return;
        if (event.name.value === 'ConfigureIISLimits') {
          report({
            span: event.code?.span ?? event.span,
            message: msg(
              'Setup could not raise the URL limits of "Default Web Site" and went on as if it had. Even if setup completes, requests that devices send by GET will be refused as too long.',
            ),
            short: msg('URL limits were not set'),
          });
          return;
        }
        const repeated = record.index - last <= SAME_FAILURE_RECORDS;
        last = record.index;
        if (repeated) return;
        report({
          span: event.code?.span ?? event.span,
          message: msg(
            'Setup did not find the web site in which it creates CertificateRegistrationSvc, so it fails. The site with ID 1 must be called "Default Web Site".',
          ),
          short: msg('Default Web Site not found'),
        });
      },
    };
  },
};

/** The custom action says the same three times. */
const SAME_FAILURE_RECORDS = 3;
