import { isEvent, type ProviderKey, providerOf } from '../../facts/codes/windows-events/index.ts';
import type { WindowsEvent } from '../../log/event.ts';
import { msg } from '../../text/sentence.ts';
import type { NumberToken } from '../../text/span.ts';
import type { EventTold } from './told.ts';

/** Which side of an enrollment a certificate check belongs to; `unknown` where it may be either, or neither. */
export type ChainSide = 'server' | 'device' | 'unknown';

/** The side of a check of CAPI2; undefined for other events, and for the checks of other programs. */
export function sideOf(event: WindowsEvent): ChainSide | undefined {
  if (providerOf(event)?.key !== 'capi2') return undefined;
  const process = processOf(event);
  if (process === undefined) return 'unknown';
  return process === 'svchost.exe' && namesHost(event) ? undefined : PROCESSES.get(process);
}

/** On the server IIS checks certificates; on the device the MDM client, and service hosts for it and for many others. */
const PROCESSES: ReadonlyMap<string, ChainSide> = new Map([
  ['w3wp.exe', 'server'],
  ['lsass.exe', 'unknown'],
  ['svchost.exe', 'device'],
  ['omadmclient.exe', 'device'],
  ['deviceenroller.exe', 'device'],
]);

function processOf(event: WindowsEvent): string | undefined {
  return event.data.find(({ name }) => name.endsWith('ProcessName'))?.value.value.toLowerCase();
}

/** True where the certificate is that of a web server (`www.example.com`): those of a CA and of NDES are named otherwise. */
function namesHost(event: WindowsEvent): boolean {
  const subject = event.data.find(({ name }) => name === 'Certificate/subjectName')?.value.value ?? '';
  return /^(?:\*\.)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+$/i.test(subject);
}

const SERVER: ReadonlySet<ProviderKey | undefined> = new Set<ProviderKey>([
  'ndes',
  'connector',
  'legacy-connector',
  'deployment',
  'was',
  'asp-net',
]);

/** True for an event that only the NDES server writes. */
export function isOfServer(event: WindowsEvent): boolean {
  const provider = providerOf(event)?.key;
  return provider === 'capi2' ? processOf(event) === 'w3wp.exe' : SERVER.has(provider);
}

/** CERT_E_EXPIRED, CERT_E_UNTRUSTEDROOT, CRYPT_E_NO_REVOCATION_CHECK, CRYPT_E_REVOCATION_OFFLINE. */
const EXPIRED = 0x800b0101;
const UNTRUSTED_ROOT = 0x800b0109;
const NO_REVOCATION_CHECK = 0x80092012;
const REVOCATION_OFFLINE = 0x80092013;

const DECIDE: ReadonlyMap<number, (code: NumberToken, side: ChainSide) => EventTold | undefined> = new Map([
  [NO_REVOCATION_CHECK, revocationUnknown],
  [REVOCATION_OFFLINE, revocationUnknown],
  [EXPIRED, expired],
  [UNTRUSTED_ROOT, untrusted],
]);

/** The code of a check that failed; a root is judged by the check of a chain against a policy alone (event 30), in which Windows says what it thinks of a chain. */
export function chainCode(event: WindowsEvent): NumberToken | undefined {
  return event.codes.find(({ value }) => DECIDE.has(value) && (value !== UNTRUSTED_ROOT || isEvent(event, 'capi2', 30)));
}

/** What a failed check means on that side: whose it is, other events of its log may show. Undefined where that side has nothing to do with it. */
export function chainFailure(code: NumberToken, side: ChainSide): EventTold | undefined {
  return DECIDE.get(code.value)?.(code, side);
}

function revocationUnknown({ span, text }: NumberToken, side: ChainSide): EventTold | undefined {
  if (side === 'device') return undefined;
  const common = {
    cause: 'revocation-unknown',
    span,
    short: msg('revocation list not available'),
    group: `${side} ${text}`,
  } as const;
  if (side === 'unknown') {
    return {
      ...common,
      severity: 'information',
      message: msg(
        'A computer cannot check whether a certificate is revoked. If it is the NDES server, and the certificate is of the connector or of NDES, the pool crashes (503) or NDES fails to start.',
      ),
    };
  }
  return {
    ...common,
    message: msg(
      'The server cannot check whether a certificate is revoked: the revocation list is not available. For the certificates of the connector and of NDES, this makes the pool crash (503) or NDES fail to start.',
    ),
  };
}

function expired({ span }: NumberToken, side: ChainSide): EventTold | undefined {
  if (side === 'device') return undefined;
  const common = { cause: 'certificate-expired', span, short: msg('certificate expired'), group: side } as const;
  if (side === 'unknown') {
    return {
      ...common,
      severity: 'information',
      message: msg(
        'A computer met a certificate that is not within its validity period. If it is the NDES server, and the certificate is the client certificate of the policy module (connector before July 2021), requests hang or end in 503.',
      ),
    };
  }
  return {
    ...common,
    message: msg(
      'The server met a certificate that is not within its validity period. If it is the client certificate of the policy module (connector before July 2021), requests hang or end in 503: the registry still names the thumbprint of the expired one.',
    ),
  };
}

function untrusted({ span }: NumberToken, side: ChainSide): EventTold {
  const common = { cause: 'root-untrusted', span, group: side } as const;
  switch (side) {
    case 'unknown':
      return {
        ...common,
        severity: 'information',
        message: msg(
          'A computer does not trust a certificate chain (0x800B0109). On the NDES server, look for certificates in Trusted Root that are not self-signed (403.16); on a device, the RA certificates of NDES may belong to an old CA certificate.',
        ),
        short: msg('chain not trusted'),
        resolutions: ['windows-after-ca-renewal', 'verifyrequest-403-16', 'http-503-intermediate-in-root'],
      };
    case 'server':
      return {
        ...common,
        message: msg(
          'The server does not trust a certificate chain. If it is that of the policy module, VerifyRequest is refused with 403.16: look for certificates in Trusted Root that are not self-signed.',
        ),
        short: msg('chain not trusted by the server'),
        step: 3,
        resolutions: ['verifyrequest-403-16', 'http-503-intermediate-in-root'],
      };
    case 'device':
      return {
        ...common,
        message: msg(
          'Windows does not trust a certificate chain (0x800B0109). If enrollments fail on Windows only, and since the CA was renewed, the RA certificates of NDES still belong to the old CA certificate.',
        ),
        short: msg('chain not trusted'),
      };
  }
}
