import { msg } from '../../text/sentence.ts';
import { error, progress } from './model.ts';

const POLICY = 'CERT:troubleshoot-scep-certificate-ndes-policy-module';
const SIGN_IN = 'CERT:ndes-connector-signin-error-80004003';

/** The connector of 2018 to 2021: its registration point (CRP) and its service. */
export const CONNECTOR_NOTES = {
  'crp-verify-started': progress(
    3,
    msg('Check of a request begins'),
    msg('The policy module asks whether the challenge of a request is valid.'),
    POLICY,
    msg('Validation phases 1 and 3, then the verdict.'),
  ),
  'crp-phase-passed': progress(
    3,
    msg('Validation phase passed'),
    msg(
      'Phase 1: the challenge was decrypted and its signature is valid. Phase 3: the request is the one that the challenge describes.',
    ),
    `${POLICY}; CERT:scep-certificate-request-fails; MEM:certificates-profile-scep`,
    msg('The verdict: VerifyRequest Finished with status True.'),
  ),
  'crp-phase-failed': error(
    3,
    msg('Validation phase failed'),
    msg('Phase 1 checks the challenge itself, phase 3 compares the request with it. The entries before it name the reason.'),
    `${POLICY}; CERT:scep-certificate-request-fails; MEM:certificates-profile-scep`,
  ),
  'crp-verify-passed': progress(
    3,
    msg('Request accepted'),
    msg('The challenge is valid and the request is the one of the profile.'),
    POLICY,
    msg('NDES submits the request to the CA.'),
  ),
  'crp-verify-failed': error(
    3,
    msg('Request refused'),
    msg('The registration point did not accept the request. The entries before it name the reason.'),
    POLICY,
  ),
  'crp-signing-certificate-missing': error(
    3,
    msg('Signing certificate missing'),
    msg('The certificate with which challenges are checked could not be read; no request can pass.'),
    POLICY,
  ),
  'crp-invalid-handle': error(
    3,
    msg('Certificate not readable'),
    msg('A certificate of the connector is missing in the registry, so the challenge could not be decrypted.'),
    'CERT:scep-certificate-request-fails',
  ),
  'crp-subject-mismatch': error(
    3,
    msg('Subject does not match'),
    msg('The subject of the request is not that of the profile, usually because of an escaped special character.'),
    'MEM:certificates-profile-scep',
  ),
  'crp-challenge-expired': error(
    3,
    msg('Challenge expired'),
    msg('The device presented its challenge too late. It tries again with a new one.'),
    'CERT:troubleshoot-certificate-connector-events',
  ),
  'connector-certificate-missing': error(
    6,
    msg('Connector not enrolled'),
    msg('The certificate with which the connector talks to Intune was not found: nobody signed in, or the sign-in failed.'),
    SIGN_IN,
  ),
  'connector-sign-in-refused': error(
    6,
    msg('Sign-in refused'),
    msg('Intune refused the account that signed in to the connector: it has no Intune license.'),
    SIGN_IN,
  ),
} as const;
