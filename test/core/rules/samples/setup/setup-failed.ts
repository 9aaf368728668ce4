import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'setup-failed',
  fires: [
    {
      title: 'a custom action failed',
      format: 'msi-setup-log',
      text: `CustomAction RegisterPolicyModule returned actual error code 1603
                                                             ^^^^ setup-failed
Action ended 9:17:24: InstallFinalize. Return value 3.
MSI (s) (20:5C) [09:17:25:001]: Windows Installer installed the product. Product Name: Microsoft Intune Connector. Product Version: 6.1711.4.0. Product Language: 1033. Manufacturer: Microsoft Corporation. Installation success or error status: 1603.`,
    },
    {
      title: 'the administrator cancelled',
      format: 'msi-setup-log',
      text: `MSI (s) (20:5C) [09:17:25:001]: Windows Installer installed the product. Product Name: Microsoft Intune Connector. Product Version: 6.1711.4.0. Product Language: 1033. Manufacturer: Microsoft Corporation. Installation success or error status: 1602.
                                                                                                                                                                                                                                                   ^^^^ setup-failed`,
    },
    {
      title: 'a bundle could not get one of its files',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:00]i000: Setting string variable 'WixBundleName' to value 'Certificate Connector for Microsoft Intune'
[0A2C:0D34][2024-05-01T09:00:12]e313: Failed to acquire payload: Connector to working path: C:\\Temp\\Connector, error: 0x80072ee7.
                                                                                                                      ^^^^^^^^^^ setup-failed
[0A2C:0D34][2024-05-01T09:00:12]i399: Apply complete, result: 0x80072ee7, restart: None, ba requested restart:  No
[0A2C:0D34][2024-05-01T09:00:14]i007: Exit code: 0x80072ee7, restarting: No`,
    },
    {
      title: 'the administrator cancelled a bundle',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:12]e000: Error 0x80070642: Failed to install MSI package.
                                            ^^^^^^^^^^ setup-failed
[0A2C:0D34][2024-05-01T09:00:12]i319: Applied execute package: Connector, result: 0x80070642, restart: None
[0A2C:0D34][2024-05-01T09:00:12]i399: Apply complete, result: 0x80070642, restart: None, ba requested restart:  No
[0A2C:0D34][2024-05-01T09:00:14]i007: Exit code: 0x642, restarting: No`,
    },
    {
      title: 'only the message is there',
      format: 'msi-setup-log',
      text: `MSI (s) (20:5C) [09:17:24:500]: Product: Microsoft Intune Connector -- Installation failed.
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setup-failed`,
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
      title: 'a cause is known',
      format: 'msi-setup-log',
      text: `AddNDESToCertPrivKey: Error 0x80090014: CryptAcquireContext failed. Error hr = 80090014lx
                            ^^^^^^^^^^ setup-0x80090014
CustomAction AddNDESToCertPrivKey returned actual error code 1603
MSI (s) (20:5C) [09:17:25:001]: Windows Installer installed the product. Product Name: Microsoft Intune Connector. Product Version: 6.1711.4.0. Product Language: 1033. Manufacturer: Microsoft Corporation. Installation success or error status: 1603.`,
    },
    {
      title: 'a bundle tried again, and it worked',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:12]e000: Error 0x80070652: Failed to install MSI package.
[0A2C:0D34][2024-05-01T09:00:12]w348: Application requested retry of package: Connector, encountered error: 0x80070652. Retrying...
[0A2C:0D34][2024-05-01T09:00:41]i319: Applied execute package: Connector, result: 0x0, restart: None
[0A2C:0D34][2024-05-01T09:00:42]i399: Apply complete, result: 0x0, restart: None, ba requested restart:  No
[0A2C:0D34][2024-05-01T09:00:44]i007: Exit code: 0x0, restarting: No`,
    },
    {
      title: 'a restart is needed',
      format: 'msi-setup-log',
      text: `MSI (s) (20:5C) [09:17:25:001]: Windows Installer installed the product. Product Name: Microsoft Intune Connector. Product Version: 6.1711.4.0. Product Language: 1033. Manufacturer: Microsoft Corporation. Installation success or error status: 3010.`,
    },
  ],
};
