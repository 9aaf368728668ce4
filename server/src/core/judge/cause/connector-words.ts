import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import type { Judged } from '../model.ts';
import type { ConnectorCause } from './connector.ts';

type Words = Omit<Judged<ConnectorCause>, 'cause' | 'rule'>;

const VERIFY = { step: 3, severity: 'error', verified: true } as const;
const SIGN_IN = {
  step: 6,
  severity: 'error',
  resolutions: ['setup-signin-0x80004003'],
  docUrl: PAGES.connectorSignIn,
  verified: true,
} as const;

/** What each cause that the connector names means, in its traces and its events alike; the rule that reports it has its name. */
export const CONNECTOR_CAUSES: Readonly<Record<ConnectorCause, Words>> = {
  'subject-mismatch': {
    ...VERIFY,
    message: msg(
      'The subject of the request is not the one that Intune put into the challenge, so the request is refused. Usually the subject of the profile holds an escaped + , ; or =.',
    ),
    short: msg('subject is not that of the profile'),
    resolutions: ['subject-mismatch'],
    docUrl: PAGES.scepProfile,
  },
  'challenge-false-signing-cert': {
    ...VERIFY,
    message: msg(
      'The registration point has no signing certificate, so it cannot check any challenge and refuses every request. The value SigningCertificate is missing in the registry, or the server cannot reach Intune.',
    ),
    short: msg('signing certificate missing'),
    resolutions: ['challenge-false-signing-cert', 'crp-invalid-handle'],
    docUrl: PAGES.challengeFalse,
  },
  'crp-invalid-handle': {
    ...VERIFY,
    message: msg(
      'The registration point could not open a certificate that it needs to check the challenge: the certificates of the connector are missing in the registry. Every request is refused.',
    ),
    short: msg('certificate of the connector missing'),
    resolutions: ['crp-invalid-handle', 'challenge-false-signing-cert'],
    docUrl: PAGES.requestFails,
  },
  'challenge-expired': {
    ...VERIFY,
    severity: 'warning',
    message: msg(
      'The device presented its challenge too late, so the request is refused. It tries again with a new one after its next sync; if that fails too, compare the clocks.',
    ),
    short: msg('challenge expired'),
    resolutions: ['challenge-expired'],
    docUrl: PAGES.connectorEvents,
  },
  'setup-signin-0x80004003': {
    ...SIGN_IN,
    message: msg(
      'Intune refused the account with which the connector was signed in: it has no Intune license, or lacks the administrator role. The connector does not work until somebody signs in with another one.',
    ),
    short: msg('sign-in refused'),
  },
  'connector-certificate-missing': {
    ...SIGN_IN,
    message: msg(
      'The certificate with which the connector talks to Intune is missing or has expired: the connector is not enrolled. Sign in to it again; until then no challenge is checked and no outcome reported.',
    ),
    short: msg('connector not enrolled'),
  },
};
