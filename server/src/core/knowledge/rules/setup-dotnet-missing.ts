import { PAGES } from '../../facts/pages.ts';
import type { ErrorEvent, NoteEvent } from '../../log/event.ts';
import { msg } from '../../text/message.ts';
import { describeWin32 } from '../codes/win32.ts';
import { BundlePackages, isAboutDotNet, isDotNet, logEvidence } from '../engine/kinds/bundle-packages.ts';
import type { FindingDraft, Rule } from '../model.ts';

export const setupDotnetMissing: Rule = {
  id: 'setup-dotnet-missing',
  title: msg('Connector setup: .NET Framework is missing and could not be installed'),
  severity: 'error',
  step: 3,
  formats: ['msi-setup-log'],
  resolutions: ['setup-dotnet-missing', 'setup-failed'],
  docUrl: PAGES.connectorPrerequisites,
  source:
    'MEM:certificate-connector-prerequisites (the version) ; wixtoolset/wix:src/ext/NetFx/wixlib/NetFx472.wxs (names of the packages) ; wixtoolset/wix:src/ext/Bal (the lines) ; that the setup of the connector writes such a log: not confirmed',
  verified: false,
  start() {
    const packages = new BundlePackages();
    let missing: NoteEvent | undefined;
    let refused: ErrorEvent | undefined;
    return {
      see(event, record) {
        packages.see(event, record);
        if (event.kind === 'note' && MISSING.has(event.note)) missing ??= event;
        if (event.kind === 'error' && isAboutDotNet(event)) refused ??= event;
      },
      end() {
        const failed = packages.failed().filter(({ name }) => isDotNet(name));
        if (failed.length === 0 && refused && !packages.completed)
          return [{ ...NOT_GOT, span: refused.code?.span ?? refused.span }];
        if (failed.length > 0) {
          return failed.map((one): FindingDraft => {
            const meaning = describeWin32(one.code.value)?.meaning ?? msg('unknown.');
            return {
              span: one.code.span,
              evidence: logEvidence(one),
              message: msg(
                'Setup could not install .NET Framework ({0}, {1}: {2}), and without it not the connector.',
                one.name,
                one.code.text,
                meaning,
              ),
              short: msg('.NET Framework not installed'),
            };
          });
        }
        return missing && !packages.completed ? [{ ...NOT_LOADED, span: missing.span }] : [];
      },
    };
  },
  fires: [
    {
      title: 'its download fails',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:12]e313: Failed to acquire payload: NetFx472Web to working path: C:\\Temp\\NetFx472Web, error: 0x80072ee7.
                                                                                                                          ^^^^^^^^^^ setup-dotnet-missing
[0A2C:0D34][2024-05-01T09:00:12]i399: Apply complete, result: 0x80072ee7, restart: None, ba requested restart:  No`,
    },
    {
      title: 'the server has no way to the internet',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:00]i000: Loading prerequisite bootstrapper application because managed host could not be loaded, error: 0x80070490.
[0A2C:0D34][2024-05-01T09:00:12]e000: Error 0x80072ee7: Failed to send request to URL: https://go.microsoft.com/fwlink/?LinkId=863262
[0A2C:0D34][2024-05-01T09:00:40]i319: Applied execute package: NetFx472Web, result: 0x80072ee7, restart: None
                                                                                    ^^^^^^^^^^ setup-dotnet-missing
[0A2C:0D34][2024-05-01T09:00:41]i399: Apply complete, result: 0x80072ee7, restart: None, ba requested restart:  No
[0A2C:0D34][2024-05-01T09:00:44]i007: Exit code: 0x80072ee7, restarting: No`,
    },
    {
      title: 'it ends where its interface cannot be loaded',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:00]i000: Loading prerequisite bootstrapper application because managed host could not be loaded, error: 0x80070490.
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setup-dotnet-missing
[0A2C:0D34][2024-05-01T09:00:04]i500: Shutting down, exit code: 0x0
[0A2C:0D34][2024-05-01T09:00:04]i007: Exit code: 0x0, restarting: No`,
    },
  ],
  quiet: [
    {
      title: 'it was installed on the way',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:00]i000: Loading prerequisite bootstrapper application because managed host could not be loaded, error: 0x80070490.
[0A2C:0D34][2024-05-01T09:00:41]i319: Applied execute package: NetFx472Web, result: 0x0, restart: None
[0A2C:0D34][2024-05-01T09:00:42]i399: Apply complete, result: 0x0, restart: None, ba requested restart:  No`,
    },
  ],
};

const MISSING: ReadonlySet<string> = new Set(['setup-host-not-loaded', 'setup-prerequisites-failed']);
const NOT_GOT = {
  message: msg('Setup could not get .NET Framework, and without it does not install the connector.'),
  short: msg('.NET Framework not available'),
};
const NOT_LOADED = {
  message: msg('Setup could not load its own interface, which needs .NET Framework, and ended without installing the connector.'),
  short: msg('.NET Framework not usable'),
};
