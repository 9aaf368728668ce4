import { describeWin32 } from '../../facts/codes/win32.ts';
import { PAGES } from '../../facts/pages.ts';
import type { ErrorEvent, NoteEvent } from '../../log/event.ts';
import { msg } from '../../text/sentence.ts';
import { isCancelled, isOfBundle, type SetupCause, setupCause } from '../cause/setup.ts';
import type { JudgedToken } from '../model.ts';

type Words = Pick<JudgedToken, 'message' | 'short'> & Partial<Pick<JudgedToken, 'severity' | 'group'>>;
type Info = Pick<JudgedToken, 'severity' | 'step' | 'resolutions' | 'docUrl' | 'verified'>;

/** What an error of a connector setup means; undefined for an error that is none of it. */
export function setupWords(event: ErrorEvent): JudgedToken | undefined {
  const cause = setupCause(event);
  if (!cause) return undefined;
  return { cause, rule: cause, span: event.code?.span ?? event.span, ...SETUP_CAUSES[cause], ...WORDS[cause](event) };
}

const SETUP = { severity: 'error', step: 3, docUrl: PAGES.connectorSetup, verified: true } as const;

/** What each cause has, whatever its words; the rule that reports it has its name. */
export const SETUP_CAUSES: Readonly<Record<SetupCause, Info>> = {
  'setup-default-web-site': { ...SETUP, step: 2, resolutions: ['setup-default-web-site', 'http-414-long-url'] },
  'setup-0x80090014': { ...SETUP, resolutions: ['setup-0x80090014'] },
  'setup-0x80070005': { ...SETUP, resolutions: ['setup-0x80070005'], verified: false },
  'setup-error-hidden': { ...SETUP, severity: 'warning', resolutions: ['verify-ndes-configuration'], verified: false },
  'setup-failed': { ...SETUP, resolutions: ['setup-failed', 'verify-ndes-configuration'] },
};

const WORDS: Readonly<Record<SetupCause, (event: ErrorEvent) => Words>> = {
  'setup-default-web-site': ({ name }) =>
    name.value === 'ConfigureIISLimits'
      ? {
          message: msg(
            'Setup could not raise the URL limits of "Default Web Site" and went on as if it had. Even if setup completes, requests that devices send by GET will be refused as too long.',
          ),
          short: msg('URL limits were not set'),
        }
      : {
          message: msg(
            'Setup did not find the web site in which it creates CertificateRegistrationSvc, so it fails. The site with ID 1 must be called "Default Web Site".',
          ),
          short: msg('Default Web Site not found'),
        },
  'setup-0x80090014': () => ({
    message: msg(
      'Setup cannot give NDES access to the private key of the client certificate, so it fails: the certificate was made from a template of version 3 or later (CNG). Make it from a version 2 template.',
    ),
    short: msg('certificate of a CNG template'),
  }),
  'setup-0x80070005': () => ({
    message: msg(
      'Setup may not read the NDES service account in Active Directory, so it fails. Run it with an account that may.',
    ),
    short: msg('service account cannot be read'),
  }),
  'setup-error-hidden': ({ name }) => ({
    message: msg(
      'The action {0} failed, and setup went on as if it had worked. What it should have set up may be missing although setup completes.',
      name.value,
    ),
    short: msg('failed, but counted as success'),
    group: name.value,
  }),
  'setup-failed': failed,
};

/** A setup that says only that it failed. */
export function setupNoteWords({ note, span }: NoteEvent): JudgedToken | undefined {
  if (note !== 'setup-failed') return undefined;
  return {
    cause: note,
    rule: note,
    span,
    ...SETUP_CAUSES[note],
    message: msg(
      'The connector was not installed. Find the first custom action that returned an error: the lines above it say why.',
    ),
    short: msg('setup failed'),
  };
}

function failed(event: ErrorEvent): Words {
  const code = event.code?.value ?? 0;
  if (isCancelled(code)) {
    return {
      severity: 'warning',
      message: msg('Somebody cancelled the setup, so the connector was not installed.'),
      short: msg('setup cancelled'),
    };
  }
  const meaning = describeWin32(code)?.meaning ?? msg('unknown.');
  const text = event.code?.text ?? '';
  return {
    message: isOfBundle(event)
      ? msg(
          'The connector was not installed. The bundle says: {0} Its error is {1} ({2})',
          event.text?.value ?? '',
          text,
          meaning,
        )
      : msg(
          'The connector was not installed: {0} failed with {1} ({2}) The lines above this one say what it tried.',
          event.name.value,
          text,
          meaning,
        ),
    short: msg('setup failed'),
  };
}
