import type { WindowsEvent } from '../../../log/event.ts';
import type { ProviderKey } from './model.ts';

/**
 * Messages of the events that an enrollment meets, with `%1` for the first value. A native log holds only the values; the sentences lie in
 * the registry of the machine that wrote it. Sources: gradenegger.eu, details of the events of NDES and of the certification authority;
 * Microsoft's articles on SCEP; for the order of values beyond the first: derived from published events.
 */
const TEMPLATES: Partial<Readonly<Record<ProviderKey, Readonly<Record<number, string>>>>> = {
  ndes: {
    2: 'The Network Device Enrollment Service cannot be started (%1).  %2',
    10: 'The Network Device Enrollment Service cannot retrieve one of its required certificates (%1).  %2',
    18: "The Network Device Enrollment Service cannot decrypt the client's PKCS7 message (%1).  %2",
    31: 'The Network Device Enrollment Service cannot submit the certificate request (%1).  %2',
  },
  ca: {
    6: 'Active Directory Certificate Services issued a certificate for request %1 for %2.',
    7: 'Active Directory Certificate Services denied request %1 because %2. The request was for %3.',
    8: 'Active Directory Certificate Services left request %1 pending in the queue for %2.',
    10: 'Active Directory Certificate Services were unable to build a new certificate or certificate chain: %1.',
    21: 'Active Directory Certificate Services could not process request %1 due to an error: %2. The request was for %3.',
    44: 'The "%1" policy module "%2" method returned an error. %5 The returned status code is %3. %4',
    77: 'The "%1" policy module logged the following warning: %2',
    78: 'The "%1" policy module logged the following error: %2',
  },
  was: {
    5002: "Application pool '%1' is being automatically disabled due to a series of failures in the process(es) serving that application pool.",
    5009: "A process serving application pool '%1' terminated unexpectedly. The process id was '%2'. The process exit code was '%3'.",
  },
  'scep-client': {
    32: 'SCEP: Certificate enroll failed. Result: (%1).',
    306: 'SCEP: CspExecute for UniqueId : (%1) InstallUserSid : (%2) InstallLocation : (%3) NodePath : (%4)  KeyProtection: (%5) Result : (%6).',
  },
  'application-error': {
    1000: 'Faulting application name: %1, version: %2, time stamp: 0x%3; faulting module name: %4, version: %5, time stamp: 0x%6; exception code: 0x%7',
  },
};

const MAX_VALUE = 1000;

/** The sentence that Windows would show for an event that holds only values; undefined where it has a text, or a value is missing. */
export function renderedMessage(event: WindowsEvent, provider: ProviderKey): string | undefined {
  if (event.text) return undefined;
  const template = TEMPLATES[provider]?.[event.eventId.value];
  if (template === undefined) return undefined;
  const values = event.data.map(({ value }) => value.value.slice(0, MAX_VALUE));
  const needed = [...template.matchAll(/%(\d)/g)].map(([, number]) => Number(number));
  if (Math.max(...needed) > values.length) return undefined;
  return template.replaceAll(/%(\d)/g, (_, number: string) => values[Number(number) - 1] ?? '').trim();
}
