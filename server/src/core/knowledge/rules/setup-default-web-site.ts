import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { setupCause } from '../engine/kinds/setup-cause.ts';
import type { Rule } from '../model.ts';

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
  fires: [
    {
      title: 'the lines of the article',
      format: 'msi-setup-log',
      text: `MSI (s) (20:5C) [09:17:19:129]: Executing op:
CustomAction ConfigureIISLimits returned actual error code 1168 but will be translated to success due to continue marking
                                                           ^^^^ setup-default-web-site
WriteIIS7ConfigChanges:  Error 0x80070002: Site not found for create application
                               ^^^^^^^^^^ setup-default-web-site
WriteIIS7ConfigChanges:  Error 0x80070002: Failed to configure IIS application.
WriteIIS7ConfigChanges:  Error 0x80070002: WriteIIS7ConfigChanges Failed.
CustomAction WriteIIS7ConfigChanges returned actual error code 1603
MSI (s) (20:5C) [09:17:25:001]: Windows Installer installed the product. Product Name: Microsoft Intune Connector. Product Version: 6.1711.4.0. Product Language: 1033. Manufacturer: Microsoft Corporation. Installation success or error status: 1603.`,
    },
    {
      title: 'setup completes, and the limits are not set',
      format: 'msi-setup-log',
      text: `CustomAction ConfigureIISLimits returned actual error code 1168 but will be translated to success due to continue marking
                                                           ^^^^ setup-default-web-site
MSI (c) (28:54) [16:13:11:905]: Product: Microsoft Intune Connector -- Installation completed successfully.
MSI (c) (28:54) [16:13:11:999]: Windows Installer installed the product. Product Name: Microsoft Intune Connector. Product Version: 6.1711.4.0. Product Language: 1033. Manufacturer: Microsoft Corporation. Installation success or error status: 0.`,
    },
  ],
  quiet: [
    {
      title: 'a setup that worked',
      format: 'msi-setup-log',
      text: `MSI (c) (28:54) [16:13:11:905]: Product: Microsoft Intune Connector -- Installation completed successfully.
MSI (c) (28:54) [16:13:11:999]: Windows Installer installed the product. Product Name: Microsoft Intune Connector. Product Version: 6.1711.4.0. Product Language: 1033. Manufacturer: Microsoft Corporation. Installation success or error status: 0.`,
    },
  ],
};

/** The custom action says the same three times. */
const SAME_FAILURE_RECORDS = 3;
