import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'setup-0x80070005',
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
