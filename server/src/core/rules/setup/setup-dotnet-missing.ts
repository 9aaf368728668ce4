import { describeWin32 } from '../../facts/codes/win32.ts';
import { PAGES } from '../../facts/pages.ts';
import type { ErrorEvent, NoteEvent } from '../../log/event.ts';
import { msg } from '../../text/sentence.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';
import { BundlePackages, isAboutDotNet, isDotNet, logEvidence } from '../kinds/bundle-packages.ts';

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
