import { describeStatus } from '../../facts/codes/status.ts';
import { describeWin32 } from '../../facts/codes/win32.ts';
import type { Operation } from '../../log/event.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { Call, Told } from './call.ts';
import { general } from './general.ts';

/** 401 and 407. */
export function credentials(call: Call): Told | undefined {
  const { event, status, win32, policyModule } = call;
  if (status === 407)
    return event.operation === 'Notify' ? undefined : general(call, policyModule ? 'other-error' : 'credentials-demanded');
  if (status !== 401) return undefined;
  if (policyModule) {
    return {
      cause: 'windows-authentication',
      short: msg('Windows Authentication is on'),
      message: msg(
        'CertificateRegistrationSvc asks the policy module to sign in: Windows Authentication is switched on there. No challenge is checked.',
      ),
    };
  }
  if (event.operation === 'AdminPage') {
    const error = win32 === 0 ? undefined : describeWin32(win32);
    return {
      cause: 'administrator-sign-in',
      short: msg('sign-in failed'),
      message: error?.known
        ? msg('The administrator could not sign in: {0}', error.meaning)
        : msg('The administrator could not sign in.'),
    };
  }
  return {
    cause: 'credentials-demanded',
    short: msg('credentials demanded'),
    message: msg(
      'The SCEP URL must be anonymous. Something demands credentials that a device cannot give, so it gets no certificate.',
    ),
  };
}

/** 403: mostly the client certificate of the policy module. */
export function forbidden(call: Call): Told | undefined {
  const { event, status, substatus, policyModule } = call;
  if (status !== 403) return undefined;
  // A browser or a probe that asks the bare URL is no enrollment.
  const severity = event.operation === 'BareUrl' ? ({ severity: 'warning' } as const) : {};
  if (substatus === 4) {
    return {
      cause: 'https-required',
      short: msg('https required'),
      message: msg('The application requires TLS, and the request came over plain http, so it is refused.'),
      ...severity,
    };
  }
  if (policyModule) return policyCertificate(call);
  if (substatus === 7) {
    return {
      cause: 'client-certificate-demanded',
      short: msg('client certificate demanded'),
      message: msg('The SCEP URL demands a client certificate, which a device that enrolls does not have yet.'),
      ...severity,
    };
  }
  if (!STEPS.has(event.operation)) return { ...general(call, 'scep-refused'), ...severity };
  const described = describeStatus(403, substatus);
  return {
    cause: 'scep-refused',
    general: true,
    short: substatus === 0 ? msg('SCEP operation refused') : described.short,
    message: msg(
      '{0} That is healthy on the bare SCEP URL only, not for {1}: the enrollment stops here.',
      described.meaning,
      event.operation,
    ),
  };
}

/** 403 is healthy on the bare URL only: on a step of the enrollment it is the end, whatever the substatus adds. */
const STEPS: ReadonlySet<Operation> = new Set<Operation>(['GetCACaps', 'GetCACert', 'GetNextCACert', 'PKIOperation']);

/** 403 for the policy module: the substatus says what is wrong with its certificate. */
function policyCertificate(call: Call): Told {
  const { event, substatus, win32 } = call;
  if (event.side === 'device' && !event.substatus) return PAGE_REFUSED;
  switch (substatus) {
    case 0:
      return {
        cause: 'policy-certificate-refused',
        short: msg('client certificate refused'),
        message: msg(
          'The registration point refused the policy module. Most often its client certificate lacks the purpose Client Authentication. No challenge is checked, so no certificate is issued.',
        ),
      };
    case 7:
      return {
        cause: 'policy-certificate-not-sent',
        short: msg('no client certificate sent'),
        message: msg(
          'The policy module sent no usable client certificate, so no challenge is checked and no certificate is issued.',
        ),
      };
    case 13:
      return REVOKED;
    case 16:
      if (win32 === CERT_E_EXPIRED) return EXPIRED;
      if (REVOCATION.has(win32)) return REVOKED;
      return {
        cause: 'policy-certificate-untrusted',
        short:
          win32 === CERT_E_UNTRUSTEDROOT ? msg('client certificate chain not trusted') : msg('client certificate not trusted'),
        message: untrusted(win32),
      };
    case 17:
      return EXPIRED;
    default:
      return general(call, 'policy-certificate-refused');
  }
}

const REVOKED: Told = {
  cause: 'policy-certificate-revoked',
  short: msg('client certificate revoked, or CRL not reachable'),
  message: msg(
    'The client certificate of the policy module is revoked, or the server cannot fetch the CRL. No challenge is checked.',
  ),
};

const EXPIRED: Told = {
  cause: 'policy-certificate-expired',
  short: msg('client certificate expired'),
  message: msg(
    'The client certificate of the policy module is outside its validity period. No challenge is checked, so no certificate is issued.',
  ),
};

/** Foreign certificates among the roots are documented for one Windows error alone; any other one says itself what is wrong. */
function untrusted(win32: number): Sentence {
  const error = win32 === 0 || win32 === CERT_E_UNTRUSTEDROOT ? undefined : describeWin32(win32);
  if (error?.known) {
    return msg(
      'The client certificate of the policy module is not trusted. Windows says why: {0} No challenge is checked, so no certificate is issued.',
      error.meaning,
    );
  }
  return msg(
    'The client certificate of the policy module is not trusted, usually because certificates that are not self-signed lie in the Trusted Root store. No challenge is checked, so no certificate is issued.',
  );
}

/** The page that NDESPlugin.log holds has no substatus, so it cannot tell what is wrong with the certificate. */
const PAGE_REFUSED: Told = {
  cause: 'policy-certificate-page',
  short: msg('client certificate refused'),
  message: msg(
    'IIS answered the policy module with a 403 page in place of a verdict: its client certificate is not trusted or not valid. No challenge is checked, so no certificate is issued. The IIS line of this time has the substatus that tells which.',
  ),
};

const CERT_E_UNTRUSTEDROOT = 0x800b0109;
const CERT_E_EXPIRED = 0x800b0101;
/** CRYPT_E_REVOKED, CRYPT_E_NO_REVOCATION_CHECK, CRYPT_E_REVOCATION_OFFLINE. */
const REVOCATION: ReadonlySet<number> = new Set([0x80092010, 0x80092012, 0x80092013]);
