import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'setup-package-failed',
  fires: [
    {
      title: 'the package of the connector',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:00]i000: Setting string variable 'WixBundleName' to value 'Certificate Connector for Microsoft Intune'
[0A2C:0D34][2024-05-01T09:00:10]i000: Setting string variable 'WixBundleLog_Connector' to value 'C:\\Temp\\Certificate_Connector_for_Microsoft_Intune_20240501090000_000_Connector.log'
[11F8:1A20][2024-05-01T09:00:12]i301: Applying execute package: Connector, action: Install, path: C:\\ProgramData\\Package Cache\\Connector.msi, arguments: ' ARPSYSTEMCOMPONENT="1"'
[11F8:1A20][2024-05-01T09:00:40]e000: Error 0x80070643: Failed to install MSI package.
[11F8:1A20][2024-05-01T09:00:40]e000: Error 0x80070643: Failed to execute MSI package.
[0A2C:0D34][2024-05-01T09:00:40]e000: Error 0x80070643: Failed to configure per-machine MSI package.
[0A2C:0D34][2024-05-01T09:00:40]i319: Applied execute package: Connector, result: 0x80070643, restart: None
                                                                                  ^^^^^^^^^^ setup-package-failed
[0A2C:0D34][2024-05-01T09:00:40]e000: Error 0x80070643: Failed to execute MSI package.
[0A2C:0D34][2024-05-01T09:00:41]i399: Apply complete, result: 0x80070643, restart: None, ba requested restart:  No
[0A2C:0D34][2024-05-01T09:00:44]i007: Exit code: 0x643, restarting: No`,
    },
    {
      title: 'a package that setup can do without',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:40]i319: Applied execute package: Updater, result: 0x80070005, restart: None
                                                                                ^^^^^^^^^^ setup-package-failed
[0A2C:0D34][2024-05-01T09:00:40]w350: Applied non-vital package: Updater, encountered error: 0x80070005. Continuing...
[0A2C:0D34][2024-05-01T09:00:41]i399: Apply complete, result: 0x0, restart: None, ba requested restart:  No`,
    },
  ],
  quiet: [
    {
      title: 'somebody cancelled',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:12]e000: Error 0x80070642: Failed to install MSI package.
                                            ^^^^^^^^^^ setup-failed
[0A2C:0D34][2024-05-01T09:00:12]i319: Applied execute package: Connector, result: 0x80070642, restart: None`,
    },
    {
      title: 'a setup that worked',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:41]i319: Applied execute package: NetFx472Web, result: 0x0, restart: None
[0A2C:0D34][2024-05-01T09:00:41]i319: Applied execute package: Connector, result: 0x0, restart: None
[0A2C:0D34][2024-05-01T09:00:42]i399: Apply complete, result: 0x0, restart: None, ba requested restart:  No
[0A2C:0D34][2024-05-01T09:00:44]i007: Exit code: 0x0, restarting: No`,
    },
    {
      title: 'a prerequisite has a rule of its own',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:40]i319: Applied execute package: NetFx472Redist, result: 0x80070643, restart: None
                                                                                       ^^^^^^^^^^ setup-dotnet-missing
[0A2C:0D34][2024-05-01T09:00:41]i399: Apply complete, result: 0x80070643, restart: None, ba requested restart:  No`,
    },
  ],
};
