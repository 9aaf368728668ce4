import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'setup-error-hidden',
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
