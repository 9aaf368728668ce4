import { PAGES } from '../../facts/pages.ts';
import { type Message, msg } from '../../text/message.ts';
import { describeWin32 } from '../codes/win32.ts';
import { BundlePackages, type FailedPackage, isDotNet, logEvidence } from '../engine/kinds/bundle-packages.ts';
import type { FindingDraft, Rule } from '../model.ts';

export const setupPackageFailed: Rule = {
  id: 'setup-package-failed',
  title: msg('Connector setup: a package of the bundle failed'),
  severity: 'error',
  step: 3,
  formats: ['msi-setup-log'],
  resolutions: ['setup-failed', 'verify-ndes-configuration'],
  docUrl: PAGES.connectorInstall,
  source:
    'wixtoolset/wix:src/burn/engine/engine.mc (the lines) ; SafeExamBrowser/seb-win-refactoring#414 (a log) ; that the setup of the connector writes such a log: not confirmed',
  verified: false,
  start() {
    const packages = new BundlePackages();
    return {
      see: (event, record) => packages.see(event, record),
      end: () =>
        packages
          .failed()
          .filter(({ name }) => !isDotNet(name))
          .map((one) => draftOf(one, packages.completed)),
    };
  },
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

function draftOf(one: FailedPackage, completed: boolean): FindingDraft {
  const { name, code } = one;
  const common = { span: code.span, evidence: logEvidence(one), group: name, short: msg('a package of setup failed') };
  const meaning: Message = describeWin32(code.value)?.meaning ?? msg('unknown.');
  if (completed) {
    return {
      ...common,
      severity: 'warning',
      message: msg('The package {0} failed with {1} ({2}) Setup went on without it.', name, code.text, meaning),
    };
  }
  return {
    ...common,
    message: msg(
      'The connector was not installed: its package {0} failed with {1} ({2}) The log of that package says at which action.',
      name,
      code.text,
      meaning,
    ),
  };
}
