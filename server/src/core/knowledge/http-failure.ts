import type { HttpEvent } from '../log/event.ts';
import { type Message, msg, verbatim } from '../text/message.ts';
import { describeStatus } from './codes/status.ts';
import { describeWin32 } from './codes/win32.ts';

/** Why a request failed. */
export interface FailureReason {
  /** A few words for the end of the line. */
  readonly short: Message;
  /** One or two sentences: cause and consequence. */
  readonly why: Message;
  /** Set where no case of SCEP fits and only the tables speak. */
  readonly general?: true;
}

/**
 * The reason behind a status that is wrong for its operation; the first case that fits, else what the status itself says.
 * Sources are those of the status and Win32 tables; call it only for a request that failed or is suspicious.
 */
export function failureReason(event: HttpEvent): FailureReason {
  const status = event.status?.value ?? 0;
  const call: Call = {
    event,
    status,
    substatus: event.substatus?.value ?? 0,
    win32: event.win32?.value ?? 0,
    policyModule: event.operation === 'VerifyRequest' || event.operation === 'Notify',
  };
  for (const explain of CASES) {
    const reason = explain(call);
    if (reason) return reason;
  }
  return general(call);
}

interface Call {
  readonly event: HttpEvent;
  readonly status: number;
  readonly substatus: number;
  readonly win32: number;
  readonly policyModule: boolean;
}

type Case = (call: Call) => FailureReason | undefined;

const BAD_IMPERSONATION_LEVEL = 1346;
const CERT_E_UNTRUSTEDROOT = 0x800b0109;

const CASES: readonly Case[] = [answeredOddly, redirected, credentials, forbidden, tooLong, notFound, serverFailed, gateway];

function answeredOddly({ event, status }: Call): FailureReason | undefined {
  if (status < 200 || status >= 300) return undefined;
  if (event.operation === 'BareUrl') {
    return {
      short: msg('NDES page instead of 403'),
      why: msg(
        'NDES shows its own page, so the Intune policy module is not installed or not registered: challenges are not checked.',
      ),
    };
  }
  if (event.operation === 'VerifyRequest') {
    return {
      short: msg('challenge not confirmed (201 expected)'),
      why: msg(
        'A checked challenge is answered with 201. With {0}, the registration point answered something else, possibly a refusal.',
        status,
      ),
    };
  }
  if (event.operation === 'Notify') {
    return { short: msg('204 expected'), why: msg('A report that was taken is answered with 204, not with {0}.', status) };
  }
  return undefined;
}

function redirected({ status }: Call): FailureReason | undefined {
  if (status < 300 || status >= 400) return undefined;
  return {
    short: msg('redirected, SCEP cannot follow'),
    why: msg(
      'The request was redirected, usually to the sign-in page of a proxy. A SCEP client accepts only 200, so the enrollment stops here.',
    ),
  };
}

function credentials({ event, status, win32, policyModule }: Call): FailureReason | undefined {
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

function forbidden({ status, substatus, win32, policyModule }: Call): FailureReason | undefined {
  if (status !== 403) return undefined;
  if (substatus === 4) {
    return { short: msg('https required'), why: msg('The application requires TLS, and the request came over plain http.') };
  }
  if (!policyModule) {
    if (substatus !== 7) return undefined;
    return {
      short: msg('client certificate demanded'),
      why: msg('The SCEP URL demands a client certificate, which a device that enrolls does not have yet.'),
    };
  }
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

function tooLong({ event, status, substatus }: Call): FailureReason | undefined {
  if (status === 404 && substatus === 14) {
    return {
      short: msg('URL too long'),
      why: msg('Request filtering refused the URL as too long; its limit is too small for SCEP (65534 is needed).'),
    };
  }
  if (status === 404 && substatus === 15) {
    return {
      short: msg('query string too long'),
      why: msg(
        'Request filtering refused the query as too long; its limit is too small for a request sent by GET (65534 is needed).',
      ),
    };
  }
  if (status === 404 && substatus === 10)
    return { short: msg('header too long'), why: msg('Request filtering refused a header as too long.') };
  if (status === 414) {
    return {
      short: msg('URL too long'),
      why: msg('The URL was refused as too long, by http.sys or by a proxy. The request did not reach NDES.'),
    };
  }
  if (status === 400 && event.operation === 'PKIOperation') {
    return {
      short: msg('bad request, maybe too long'),
      why: msg(
        'The request was refused before NDES saw it. For a PKIOperation sent by GET the usual reason is its length; HTTPERR names the reason.',
      ),
    };
  }
  return undefined;
}

function notFound({ status, substatus, policyModule }: Call): FailureReason | undefined {
  if (status !== 404) return undefined;
  if (substatus === 2) {
    return {
      short: msg('mscep.dll not allowed (ISAPI restriction)'),
      why: msg('"ISAPI and CGI Restrictions" does not allow the program behind this URL, so every request to it fails.'),
    };
  }
  if (substatus === 6)
    return { short: msg('HTTP method denied'), why: msg('Request filtering does not allow this HTTP method.') };
  if (substatus === 11) {
    return {
      short: msg('escaped twice'),
      why: msg('The URL is escaped twice, typically by a proxy, and request filtering refused it.'),
    };
  }
  if (substatus !== 0) return undefined;
  return policyModule
    ? {
        short: msg('registration point not found'),
        why: msg(
          'CertificateRegistrationSvc does not exist on this site: the certificate connector is not (completely) installed. No challenge is checked.',
        ),
      }
    : {
        short: msg('no SCEP service here'),
        why: msg(
          'There is no NDES behind this URL: the role is not configured, the site is another one, or a proxy rewrites the path.',
        ),
      };
}

function serverFailed({ event, status, substatus, win32, policyModule }: Call): FailureReason | undefined {
  if (status !== 500) return undefined;
  if (win32 === BAD_IMPERSONATION_LEVEL) {
    return {
      short: msg('impersonation right missing'),
      why: msg('IIS_IUSRS lacks the user right "Impersonate a client after authentication", so NDES cannot answer any device.'),
    };
  }
  if (substatus === 19)
    return {
      short: msg('configuration invalid'),
      why: msg('The configuration of the application is faulty, so it cannot answer.'),
    };
  if (substatus !== 0) return undefined;
  const error = describeWin32(win32);
  if (error?.known && win32 !== 0) {
    const name = error.name ?? error.hex;
    return { general: true, short: verbatim(name), why: msg('The application failed with {0}: {1}', name, error.meaning) };
  }
  if (event.operation === 'VerifyRequest') {
    return {
      short: msg('registration point failed'),
      why: msg(
        'CertificateRegistrationSvc failed, often because its pool account cannot write to the Windows Temp folder. The challenge is not checked, so no certificate is issued.',
      ),
    };
  }
  if (policyModule)
    return {
      short: msg('registration point failed'),
      why: msg('CertificateRegistrationSvc failed, so the outcome is not reported to Intune.'),
    };
  return {
    short: msg('NDES failed'),
    why: msg(
      'NDES itself failed. Usual causes: its service account is locked or its password expired, or its RA certificates have expired.',
    ),
  };
}

function gateway({ status }: Call): FailureReason | undefined {
  if (status === 502) return { short: msg('bad gateway'), why: msg('A proxy in front of NDES got no valid answer from it.') };
  if (status === 503) {
    return {
      short: msg('application pool stopped'),
      why: msg('The application pool does not run, often because it crashed repeatedly, so no device gets an answer.'),
    };
  }
  if (status !== 504) return undefined;
  return {
    short: msg('gateway timeout'),
    why: msg(
      'A proxy in front of NDES waited too long. With Microsoft Entra application proxy, its connector service does not run or does not reach NDES.',
    ),
  };
}

/** What the tables say of the status itself. */
function general({ status, substatus, win32 }: Call): FailureReason {
  const described = describeStatus(status, substatus);
  const error = win32 === 0 ? undefined : describeWin32(win32);
  const short = described.match === 'class' ? msg('status {0}', described.code) : described.short;
  return {
    general: true,
    short,
    why: error?.known ? msg('{0} Windows adds: {1}', described.meaning, error.meaning) : described.meaning,
  };
}
