import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { setupCause } from '../engine/kinds/setup-cause.ts';
import type { Rule } from '../model.ts';

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
  fires: [
    {
      title: 'another action',
      format: 'msi-setup-log',
      text: `CustomAction ConfigureEventLog returned actual error code 2 but will be translated to success due to continue marking
                                                          ^ setup-error-hidden
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
    {
      title: 'the limits of IIS have a rule of their own',
      format: 'msi-setup-log',
      text: `CustomAction ConfigureIISLimits returned actual error code 1168 but will be translated to success due to continue marking
                                                           ^^^^ setup-default-web-site`,
    },
  ],
};
