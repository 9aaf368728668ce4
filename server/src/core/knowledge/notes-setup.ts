import { msg } from '../text/message.ts';
import { error, progress } from './note-info.ts';

const WIZARD = 'CERT:connector-setup-wizard-ends-prematurely';

/** Messages of Windows Installer in SetupMsi.log. Setup comes before any enrollment; its steps are those that break without it. */
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
} as const;
