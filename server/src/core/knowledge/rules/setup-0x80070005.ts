import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { setupCause } from '../engine/kinds/setup-cause.ts';
import type { Rule } from '../model.ts';

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
  fires: [
    {
      title: 'the setup account lacks rights',
      format: 'msi-setup-log',
      text: `GetNDESAccountName: Error 0x80070005: ADsGetObject failed
                          ^^^^^^^^^^ setup-0x80070005
CustomAction GetNDESAccountName returned actual error code 1603
MSI (s) (20:5C) [09:17:25:001]: Windows Installer installed the product. Product Name: Microsoft Intune Connector. Product Version: 6.1711.4.0. Product Language: 1033. Manufacturer: Microsoft Corporation. Installation success or error status: 1603.`,
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
