import { describeStatus } from '../../facts/codes/status.ts';
import { describeWin32 } from '../../facts/codes/win32.ts';
import type { Operation } from '../../log/event.ts';
import { msg } from '../../text/sentence.ts';
import type { Call, FailureReason } from './model.ts';

/** 401. */
export function credentials({ event, status, win32, policyModule }: Call): FailureReason | undefined {
  if (status !== 401) return undefined;
  if (policyModule) {
    return {
      short: msg('Windows Authentication is on'),
      why: msg(
        'CertificateRegistrationSvc asks the policy module to sign in: Windows Authentication is switched on there. No challenge is checked.',
      ),
    };
  }
  if (event.operation === 'AdminPage') {
    const error = describeWin32(win32);
    return {
      short: msg('sign-in failed'),
      why:
        error?.known && win32 !== 0
          ? msg('The administrator could not sign in: {0}', error.meaning)
          : msg('The administrator could not sign in.'),
    };
  }
  return {
    short: msg('credentials demanded'),
    why: msg(
      'The SCEP URL must be anonymous. Something demands credentials that a device cannot give, so the enrollment stops here.',
    ),
  };
}

/** The page that NDESPlugin.log holds has no substatus, so it cannot tell what is wrong with the certificate. */
const PAGE_REFUSED: FailureReason = {
  short: msg('client certificate refused'),
  why: msg(
    'IIS answered the policy module with a 403 page in place of a verdict: its client certificate is not trusted or not valid. No challenge is checked, so no certificate is issued. The IIS line of this time has the substatus that tells which.',
  ),
};

/** 403: mostly the client certificate of the policy module. */
export function forbidden({ event, status, substatus, win32, policyModule }: Call): FailureReason | undefined {
  if (status !== 403) return undefined;
  if (substatus === 4) {
    return {
      short: msg('https required'),
      why: msg('The application requires TLS, and the request came over plain http, so it is refused.'),
    };
  }
  if (!policyModule) {
    if (substatus !== 7) return refusedStep(event.operation, substatus);
    return {
      short: msg('client certificate demanded'),
      why: msg('The SCEP URL demands a client certificate, which a device that enrolls does not have yet.'),
    };
  }
  if (event.side === 'device' && !event.substatus) return PAGE_REFUSED;
  switch (substatus) {
    case 0:
      return {
        short: msg('client certificate refused'),
        why: msg(
          'The registration point refused the policy module. Most often its client certificate lacks the purpose Client Authentication. No challenge is checked, so no certificate is issued.',
        ),
      };
    case 7:
      return {
        short: msg('no client certificate sent'),
        why: msg('The policy module sent no usable client certificate, so no challenge is checked and no certificate is issued.'),
      };
    case 13:
      return {
        short: msg('client certificate revoked, or CRL not reachable'),
        why: msg(
          'The client certificate of the policy module is revoked, or the server cannot fetch the CRL. No challenge is checked.',
        ),
      };
    case 16:
      return {
        short:
          win32 === CERT_E_UNTRUSTEDROOT ? msg('client certificate chain not trusted') : msg('client certificate not trusted'),
        why: msg(
          'The client certificate of the policy module is not trusted, usually because certificates that are not self-signed lie in the Trusted Root store. No challenge is checked, so no certificate is issued.',
        ),
      };
    case 17:
      return {
        short: msg('client certificate expired'),
        why: msg(
          'The client certificate of the policy module is outside its validity period. No challenge is checked, so no certificate is issued.',
        ),
      };
    default:
      return undefined;
  }
}

/** 403 is healthy on the bare URL only: on a step of the enrollment it is the end, whatever the substatus adds. */
function refusedStep(operation: Operation, substatus: number): FailureReason | undefined {
  if (!STEPS.has(operation)) return undefined;
  const described = describeStatus(403, substatus);
  return {
    general: true,
    short: substatus === 0 ? msg('SCEP operation refused') : described.short,
    why: msg(
      '{0} That is healthy on the bare SCEP URL only, not for {1}: the enrollment stops here.',
      described.meaning,
      operation,
    ),
  };
}

const STEPS: ReadonlySet<Operation> = new Set<Operation>(['GetCACaps', 'GetCACert', 'GetNextCACert', 'PKIOperation']);

const CERT_E_UNTRUSTEDROOT = 0x800b0109;
