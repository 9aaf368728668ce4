import { describeWin32 } from '../../facts/codes/win32.ts';
import { PAGES } from '../../facts/pages.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';
import { BundlePackages, type FailedPackage, isDotNet, logEvidence } from '../kinds/bundle-packages.ts';

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
};

function draftOf(one: FailedPackage, completed: boolean): FindingDraft {
  const { name, code } = one;
  const common = { span: code.span, evidence: logEvidence(one), group: name, short: msg('a package of setup failed') };
  const meaning: Sentence = describeWin32(code.value)?.meaning ?? msg('unknown.');
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
