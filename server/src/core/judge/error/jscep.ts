import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import type { JscepFailure, JscepFailureKind } from '../cause/jscep.ts';
import type { JudgedToken } from '../model.ts';

/** What a refusal says stands in the message of the server, which is judged itself; an envelope for another key is told by a line of the log alone. */
export type JscepCause = Exclude<JscepFailureKind, 'operation-failure'> | 'envelope-wrong-key';

/** Why the SCEP library of Android, or the app around it, gave up; undefined for a refusal of the server. */
export function jscepWords({ kind, cause }: JscepFailure): JudgedToken | undefined {
  if (kind === 'operation-failure') return undefined;
  const told: JudgedToken = { cause: kind, span: cause.span, ...JSCEP_CAUSES[kind] };
  const text = cause.text?.value;
  const name = cause.name.value.slice(cause.name.value.lastIndexOf('.') + 1);
  switch (kind) {
    case 'http-status':
      return {
        ...told,
        message: msg(
          'The server answered with the HTTP error {0}, and SCEP takes nothing but 200. Look for this minute in the IIS and HTTPERR logs.',
          text ?? '',
        ),
      };
    case 'app':
      return {
        ...told,
        message: msg(
          'The app gave up the enrollment with an exception that is none of its SCEP library: {0}.',
          text === undefined ? name : msg('{0}: "{1}"', name, text.replace(/\.$/, '')),
        ),
        short: msg('enrollment failed: {0}', name.slice(0, 30)),
        group: `app ${name} ${text ?? ''}`,
      };
    case 'no-connection':
      return { ...told, ...withoutConnection(name, text) };
    default:
      return told;
  }
}

/** Classes of Java for a connection that never came about. */
const REFUSED: ReadonlySet<string> = new Set(['ConnectException', 'NoRouteToHostException', 'PortUnreachableException']);

/**
 * What IIS can know of the failure. A time-out is one of connecting only where its text says so ("connect timed out", "failed to connect
 * to … after 10000ms"): else the request was under way.
 */
function withoutConnection(name: string, text: string | undefined): Partial<JudgedToken> {
  const timeout = name === 'SocketTimeoutException';
  if (REFUSED.has(name) || (timeout && /\bconnect\b/i.test(text ?? ''))) {
    return {
      message: msg(
        'The device got no connection to the SCEP server, so no request left it and IIS has no line for it: look at firewall, proxy and port.',
      ),
    };
  }
  if (!timeout) return {};
  return {
    message: msg(
      'The SCEP server did not answer in time. The request may have arrived: look in the IIS log for its line and how long it took, then at proxies and firewalls.',
    ),
    short: msg('no answer in time'),
  };
}

/** Lines that jscep logs just before it throws, by the id of their note. */
export const JSCEP_NOTES: ReadonlyMap<string, JscepCause> = new Map([
  ['ca-verification-failed', 'ca-fingerprint'],
  ['ra-signature-failed', 'ra-not-issued'],
  ['reply-verification-failed', 'bad-signature'],
  ['envelope-wrong-key', 'envelope-wrong-key'],
  ['self-signed-subject', 'request-not-built'],
  ['san-missing', 'no-san'],
]);

/** What each cause means; sources stand in its rule. */
export const JSCEP_CAUSES: Readonly<Record<JscepCause, Omit<JudgedToken, 'cause' | 'span'>>> = {
  'http-status': {
    rule: 'jscep-http-status',
    message: msg('The server answered with an HTTP error, and SCEP takes nothing but 200.'),
    short: msg('HTTP error from the server'),
    severity: 'error',
    step: 2,
    resolutions: ['jscep-http-status', 'no-request-in-iis'],
    docUrl: PAGES.callsOfAndroid,
    verified: true,
  },
  'unknown-host': {
    rule: 'page-cant-be-displayed',
    message: msg(
      'The device cannot resolve the host name of the SCEP URL, so no request leaves it. Check the name in the profile, the external URL of the proxy, and DNS in the network of the device.',
    ),
    short: msg('host name not found'),
    severity: 'error',
    step: 2,
    resolutions: ['page-cant-be-displayed', 'jscep-no-connection'],
    docUrl: PAGES.cantBeDisplayed,
    verified: true,
  },
  tls: {
    rule: 'jscep-tls-failed',
    message: msg(
      'The device does not accept the TLS connection to the SCEP server, usually because of its certificate (chain, name, date). No HTTP request was sent, so IIS has no line for it.',
    ),
    short: msg('TLS not accepted by the device'),
    severity: 'error',
    step: 2,
    resolutions: ['jscep-no-connection', 'no-request-in-iis'],
    docUrl: PAGES.callsOfAndroid,
    verified: true,
  },
  'no-connection': {
    rule: 'jscep-no-connection',
    message: msg(
      'The device got no answer from the SCEP server: no connection, a time-out, or a connection that broke. Look at firewall, proxy and HTTPERR, and in the IIS log for a line of this time.',
    ),
    short: msg('no connection to the server'),
    severity: 'error',
    step: 2,
    resolutions: ['jscep-no-connection', 'no-request-in-iis'],
    docUrl: PAGES.callsOfAndroid,
    verified: true,
  },
  'content-type': {
    rule: 'jscep-html-instead-of-scep',
    message: msg(
      'The server sent another content type than SCEP uses, most often a web page: a sign-in page of a proxy, the NDES page, or an error page. The device cannot go on.',
    ),
    short: msg('web page instead of SCEP answer'),
    severity: 'error',
    step: 2,
    resolutions: ['jscep-html-instead-of-scep'],
    docUrl: PAGES.testUrl,
    verified: true,
  },
  unreadable: {
    rule: 'jscep-unreadable-answer',
    message: msg('The answer of the server is empty, damaged, or no SCEP message at all, so the device stops.'),
    short: msg('answer not readable'),
    severity: 'error',
    step: 5,
    resolutions: ['jscep-answer-damaged', 'jscep-html-instead-of-scep'],
    docUrl: PAGES.deliveryOnAndroid,
    verified: true,
  },
  'ca-fingerprint': {
    rule: 'jscep-ca-fingerprint',
    message: msg(
      'The CA certificate of the server is not the one that the SCEP profile expects, so the device stops before it sends a request. The linked trusted-certificate profile is wrong, or the CA was renewed.',
    ),
    short: msg('CA does not match the profile'),
    severity: 'error',
    step: 2,
    resolutions: ['jscep-ca-fingerprint'],
    docUrl: PAGES.scepProfile,
    verified: true,
  },
  'ra-not-issued': {
    rule: 'jscep-ra-not-issued-by-ca',
    message: msg(
      'The RA certificate that NDES sent was not issued by the CA certificate beside it, so the device stops. Usual after a CA renewal, while NDES still has its old RA certificates.',
    ),
    short: msg('RA not issued by this CA'),
    severity: 'error',
    step: 2,
    resolutions: ['jscep-ra-not-issued-by-ca', 'http-500-ra-certs-expired'],
    docUrl: PAGES.callsOfAndroid,
    verified: true,
  },
  'answer-mixed': {
    rule: 'jscep-answer-mixed',
    message: msg(
      'The answer carries another transactionID or nonce than the request, so the device rejects it. Usually a load balancer or a caching proxy mixes answers.',
    ),
    short: msg('answer of another request'),
    severity: 'error',
    step: 5,
    resolutions: ['jscep-answer-mixed', 'load-balancer-affinity'],
    docUrl: PAGES.scepProfile,
    verified: true,
  },
  'wrong-signer': {
    rule: 'jscep-answer-signer',
    message: msg(
      'The answer is not signed with the RA certificate that GetCACert delivered, so the device rejects it. Usually two NDES servers answer behind one URL, or the RA certificates were replaced in between.',
    ),
    short: msg('signer is not the known RA'),
    severity: 'error',
    step: 5,
    resolutions: ['load-balancer-affinity', 'ra-cert-mismatch-decrypt'],
    docUrl: PAGES.scepProfile,
    verified: true,
  },
  'bad-signature': {
    rule: 'jscep-reply-signature',
    message: msg(
      'The signature of the answer does not verify, so the device rejects it: the answer was damaged or changed on its way.',
    ),
    short: msg('signature of the answer wrong'),
    severity: 'error',
    step: 5,
    resolutions: ['jscep-answer-damaged', 'load-balancer-affinity'],
    docUrl: PAGES.deliveryOnAndroid,
    verified: true,
  },
  'envelope-wrong-key': {
    rule: 'jscep-envelope-wrong-key',
    message: msg('The device cannot decrypt the answer: it is encrypted for another key than the one that signed the request.'),
    short: msg('answer for another key'),
    severity: 'error',
    step: 5,
    resolutions: ['jscep-envelope-wrong-key', 'jscep-answer-mixed'],
    docUrl: PAGES.deliveryOnAndroid,
    verified: true,
  },
  'request-not-built': {
    rule: 'jscep-request-not-built',
    message: msg(
      'The SCEP library could not build the certificate request, so nothing was sent: a problem of key store, algorithm or subject on the device.',
    ),
    short: msg('request not built'),
    severity: 'error',
    step: 2,
    resolutions: ['jscep-request-not-built', 'profile-variable-unsupported'],
    docUrl: PAGES.scepProfile,
    verified: true,
  },
  'no-san': {
    rule: 'android-no-san',
    message: msg(
      'Android Enterprise demands a subject alternative name in the request, and the SCEP profile sets none: the enrollment ends here. Add one to the profile.',
    ),
    short: msg('no subject alternative name in the profile'),
    severity: 'error',
    step: 2,
    resolutions: ['android-no-san'],
    docUrl: PAGES.scepProfile,
    verified: false,
  },
  app: {
    rule: 'jscep-failed',
    message: msg('The app gave up the enrollment with an exception that is none of its SCEP library.'),
    short: msg('enrollment failed'),
    severity: 'error',
    step: 2,
    resolutions: ['delivery-android-failed'],
    docUrl: PAGES.deliveryOnAndroid,
    verified: false,
  },
  other: {
    rule: 'jscep-failed',
    message: msg('The SCEP library of the device failed for a reason that we do not know; the exception names it.'),
    short: msg('SCEP library failed'),
    severity: 'error',
    step: 2,
    resolutions: ['delivery-android-failed'],
    docUrl: PAGES.deliveryOnAndroid,
    verified: false,
  },
};
