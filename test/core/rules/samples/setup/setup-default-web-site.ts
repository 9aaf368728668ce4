import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'setup-default-web-site',
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
