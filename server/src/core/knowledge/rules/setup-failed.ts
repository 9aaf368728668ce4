import type { ErrorEvent, NoteEvent } from '../../log/event.ts';
import { msg } from '../../text/message.ts';
import { describeWin32 } from '../codes/win32.ts';
import { DOCS } from '../engine/docs.ts';
import { setupCause } from '../engine/setup-cause.ts';
import type { FindingDraft, Rule } from '../model.ts';

export const setupFailed: Rule = {
  id: 'setup-failed',
  title: msg('Connector setup failed'),
  severity: 'error',
  step: 3,
  formats: ['msi-setup-log'],
  resolutions: ['setup-failed', 'verify-ndes-configuration'],
  docUrl: DOCS.connectorSetup,
  source: 'WIN32:Msi/error-codes ; CERT:connector-setup-wizard-ends-prematurely',
  verified: true,
  start() {
    let explained = false;
    let first: ErrorEvent | undefined;
    let failed: NoteEvent | undefined;
    return {
      see(event) {
        if (event.kind === 'note' && event.note === 'setup-failed') failed ??= event;
        const cause = setupCause(event);
        if (event.kind === 'error' && cause === 'setup-failed') first ??= event;
        // A limit that was not set does not make setup fail; the other causes do.
        else if (event.kind === 'error' && cause && cause !== 'setup-error-hidden' && event.name.value !== 'ConfigureIISLimits') {
          explained = true;
        }
      },
      end() {
        if (explained) return [];
        if (first) return [draftOf(first)];
        return failed ? [{ ...NOT_INSTALLED, span: failed.span }] : [];
      },
    };
  },
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
      title: 'a restart is needed',
      format: 'msi-setup-log',
      text: `MSI (s) (20:5C) [09:17:25:001]: Windows Installer installed the product. Product Name: Microsoft Intune Connector. Product Version: 6.1711.4.0. Product Language: 1033. Manufacturer: Microsoft Corporation. Installation success or error status: 3010.`,
    },
  ],
};

const USER_EXIT = 1602;
const NOT_INSTALLED = {
  message: msg(
    'The connector was not installed. Find the first custom action that returned an error: the lines above it say why.',
  ),
  short: msg('setup failed'),
};

function draftOf(event: ErrorEvent): FindingDraft {
  const span = event.code?.span ?? event.span;
  const code = event.code?.value ?? 0;
  if (code === USER_EXIT) {
    return {
      span,
      severity: 'warning',
      message: msg('Somebody cancelled the setup, so the connector was not installed.'),
      short: msg('setup cancelled'),
    };
  }
  return {
    span,
    message: msg(
      'The connector was not installed: {0} failed with {1} ({2}) The lines above this one say what it tried.',
      event.name.value,
      event.code?.text ?? '',
      describeWin32(code)?.meaning ?? msg('unknown.'),
    ),
    short: msg('setup failed'),
  };
}
