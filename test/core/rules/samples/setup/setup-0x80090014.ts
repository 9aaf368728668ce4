import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'setup-0x80090014',
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
