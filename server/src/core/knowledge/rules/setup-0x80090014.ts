import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { setupCause } from '../engine/kinds/setup-cause.ts';
import type { Rule } from '../model.ts';

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
  fires: [
    {
      title: 'the lines of the article',
      format: 'msi-setup-log',
      text: `SI (s) (64:4C) [*time*]: Invoking remote custom action. DLL: C:\\Windows\\Installer\\MSID8CB.tmp, Entrypoint: AddNDESToCertPrivKey
AddNDESToCertPrivKey: Giving read access to the account CONTOSO\\ndes on the private key of the cert with thumbprint: 00aa
AddNDESToCertPrivKey: Error 0x80090014: CryptAcquireContext failed. Error hr = 80090014lx
                            ^^^^^^^^^^ setup-0x80090014
CustomAction AddNDESToCertPrivKey returned actual error code 1603`,
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
