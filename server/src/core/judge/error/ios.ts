import { appleError } from '../../facts/codes/apple.ts';
import { PAGES } from '../../facts/pages.ts';
import type { ErrorEvent } from '../../log/event.ts';
import { msg } from '../../text/sentence.ts';
import type { UrlFailure } from '../cause/url-failure.ts';
import type { JudgedToken } from '../model.ts';

const APPLE = { severity: 'error', resolutions: ['delivery-ios'], docUrl: PAGES.deliveryOnApple, verified: true } as const;

/** What a SCEP error of iOS means; `unanswered` says why the call before it got no answer. */
export function iosScepWords(error: ErrorEvent, code: number, unanswered?: UrlFailure): JudgedToken {
  const common = {
    ...APPLE,
    cause: `MCSCEPErrorDomain ${code}`,
    rule: 'ios-scep-error',
    step: 2,
    span: error.code?.span ?? error.span,
  } as const;
  if (code === NO_ANSWER && unanswered) return { ...common, ...withoutAnswer(unanswered) };
  const known = CODES[code];
  if (known) return { ...common, group: String(code), ...known };
  return {
    ...common,
    group: String(code),
    message: msg(
      'iOS stopped the enrollment with SCEP error {0}: {1}',
      code,
      error.englishText?.value ?? error.text?.value ?? '-',
    ),
    short: msg('SCEP error {0}', code),
  };
}

/** What an error of profile installation outside SCEP means. */
export function iosProfileWords(error: ErrorEvent): JudgedToken {
  const domain = error.name.value;
  const code = error.code?.value ?? 0;
  const known = appleError(domain, code);
  const said = error.englishText?.value ?? error.text?.value ?? '-';
  return {
    ...APPLE,
    cause: `${domain} ${code}`,
    rule: 'ios-profile-error',
    step: 5,
    span: error.span,
    group: `${domain} ${code}`,
    message: msg('iOS could not install the profile ({0} {1}): {2}', domain, code, known ? known.meaning : said),
    short: msg('profile error {0}', code),
    ...(known?.resolution ? { resolutions: [known.resolution, 'delivery-ios'] } : {}),
  };
}

const NO_ANSWER = 22005;

/** 22005 says only that there was no answer; the error of URL loading says why. */
function withoutAnswer({ error, message, short, resolutions }: UrlFailure): Known & Pick<JudgedToken, 'group'> {
  return {
    ...BY_CLIENT,
    group: `${NO_ANSWER} ${error.code?.value}`,
    message: msg('{0} (SCEP error 22005)', message),
    short,
    resolutions,
    docUrl: PAGES.callsOfApple,
  };
}

type Known = Pick<JudgedToken, 'message' | 'short'> &
  Partial<Pick<JudgedToken, 'resolutions' | 'step' | 'docUrl' | 'verified' | 'basis'>>;

/** What the device does with the answer, Apple does not say. */
const BY_CLIENT = { verified: false, basis: 'client' } as const;

const KEYCHAIN = ['ios-identity-not-stored'];

const CODES: Readonly<Record<number, Known | undefined>> = {
  22000: {
    message: msg(
      'The key usage in the SCEP profile is not valid (22000): it has other bits than 1 (sign) and 4 (encrypt). iOS sends no request.',
    ),
    short: msg('key usage not valid'),
    resolutions: ['apple-key-usage', 'delivery-ios'],
    step: 1,
  },
  22001: {
    message: msg('iOS could not generate the key pair (22001); it sends no request.'),
    short: msg('no key pair'),
    resolutions: KEYCHAIN,
  },
  22002: {
    ...BY_CLIENT,
    message: msg(
      'The answer to GetCACert calls itself one CA certificate, but its content is none in DER (22002): a PEM or PKCS #7 file, or a web page with this content type. iOS sends no request.',
    ),
    short: msg('answer to GetCACert is no certificate'),
    resolutions: ['ios-getcacert-content', 'general-ndes-page'],
  },
  22003: {
    message: msg(
      'iOS does not accept the CA and RA certificates of GetCACert (22003), so it does not go on. Usually the linked trusted-certificate profile is not that of the root CA.',
    ),
    short: msg('CA certificates not accepted'),
    resolutions: ['ios-no-getcacaps', 'ios-ra-invalid'],
    docUrl: PAGES.noGetCaCaps,
  },
  22004: {
    ...BY_CLIENT,
    message: msg(
      'iOS cannot use the answer to GetCACert (22004): its content type is not that of certificates, as with a web page or an HTTP error of the server, or it holds no RA certificate that fits. iOS sends no request.',
    ),
    short: msg('answer to GetCACert not usable'),
    resolutions: ['ios-unsupported-configuration', 'ios-ra-invalid', 'general-ndes-page'],
  },
  22005: {
    ...BY_CLIENT,
    message: msg(
      'A call to the SCEP server got no answer (22005): name, connection, TLS or time. An HTTP error of the server is not told with this code, so IIS may have no line of the call.',
    ),
    short: msg('no answer'),
    resolutions: ['ios-network', 'no-request-in-iis'],
    docUrl: PAGES.callsOfApple,
  },
  22006: {
    ...BY_CLIENT,
    message: msg(
      'The list of GetCACaps names neither SHA-1 nor SHA-256 nor SHA-512 (22006): a list of the server without them, or a web page in its place. iOS sends no request.',
    ),
    short: msg('capabilities do not suffice'),
    resolutions: ['ios-capabilities'],
  },
  22007: {
    message: msg('iOS does not accept the certificate that was issued (22007).'),
    short: msg('issued certificate not valid'),
    step: 5,
  },
  22008: {
    message: msg('iOS could not put key and certificate together (22008).'),
    short: msg('identity not created'),
    resolutions: KEYCHAIN,
    step: 5,
  },
  22009: {
    message: msg('iOS could not create its temporary certificate (22009); it sends no request.'),
    short: msg('temporary identity not created'),
    resolutions: KEYCHAIN,
  },
  22010: {
    message: msg('iOS could not store its temporary certificate (22010); it sends no request.'),
    short: msg('temporary identity not stored'),
    resolutions: KEYCHAIN,
  },
  22011: {
    message: msg('iOS could not make the certificate request from the values of the profile (22011); it sends no request.'),
    short: msg('request not built'),
    resolutions: ['ios-csr-not-created', 'profile-variable-unsupported'],
  },
  22012: {
    message: msg('iOS could not store the CA certificate (22012).'),
    short: msg('CA certificate not stored'),
    resolutions: KEYCHAIN,
    step: 5,
  },
  22013: {
    message: msg(
      'iOS found no usable answer to PKIOperation (22013): most often a refusal, an error page, or a damaged message. Devices were seen to say so without a PKIOperation, so look first whether one is in the IIS log; then at VerifyRequest or the events of the connector, and at the NDES events of this minute.',
    ),
    short: msg('no usable answer to PKIOperation'),
    resolutions: ['ios-invalid-response', 'ca-refuses-request', 'delivery-ios'],
    step: 5,
  },
};
