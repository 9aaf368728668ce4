import { msg } from '../../text/sentence.ts';
import { error, progress, warning } from './model.ts';

const WIZARD = 'CERT:connector-setup-wizard-ends-prematurely';

const BUNDLE = 'wixtoolset/wix:src/burn/engine/engine.mc';
const BUNDLE_INTERFACE = 'wixtoolset/wix:src/ext/Bal';

/** Messages of Windows Installer in SetupMsi.log, and of a WiX bundle. Setup comes before any enrollment; its steps are those that break without it. */
export const SETUP_NOTES = {
  'setup-completed': progress(
    3,
    msg('Setup completed'),
    msg(
      'The connector was installed. That alone does not prove that every step of setup worked: look for "translated to success".',
    ),
    'CERT:troubleshoot-scep-certificate-device-to-ndes',
    msg('Sign in to the connector, and check the limits of request filtering.'),
  ),
  'setup-failed': error(
    3,
    msg('Setup failed'),
    msg('The connector was not installed. The first custom action that failed tells why.'),
    WIZARD,
  ),
  'setup-package-failed': error(
    3,
    msg('A package of setup failed'),
    msg('The bundle could not install this package, and undoes what it did before. Its result says why, its own log says more.'),
    BUNDLE,
  ),
  'setup-package-log': progress(
    3,
    msg('Where a package writes its log'),
    msg('Packages of Windows Installer write logs of their own. Where one fails, its log says at which action.'),
    'microsoft/PowerToys#32762 (a log)',
    msg('Open that log if the package fails.'),
  ),
  'setup-restart-required': warning(
    3,
    msg('A restart is needed'),
    msg('What was installed works only after the server was restarted.'),
    BUNDLE,
  ),
  'setup-condition-failed': error(
    3,
    msg('This server does not meet a condition of setup'),
    msg('Setup ended before it began. The line above with "evaluates to false" says which condition it was.'),
    BUNDLE,
  ),
  'setup-host-not-loaded': warning(
    3,
    msg('The interface of setup could not be loaded'),
    msg('The interface needs .NET. Setup offers to install it first; if it is there already, it is damaged or too old.'),
    BUNDLE_INTERFACE,
  ),
  'setup-prerequisites-failed': error(
    3,
    msg('A prerequisite could not be installed'),
    msg('Setup needs it to go on, in most cases .NET Framework.'),
    BUNDLE_INTERFACE,
  ),
} as const;
