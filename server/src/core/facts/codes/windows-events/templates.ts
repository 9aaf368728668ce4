import type { WindowsEvent } from '../../../log/event.ts';
import { FIRST_WORDS } from './first-words.ts';
import type { ProviderKey } from './model.ts';

/**
 * Messages of the events that an enrollment meets, with `%1` for the first value. A native log holds only the values; the sentences lie in
 * the registry of the machine that wrote it. Sources: gradenegger.eu, details of the events of NDES and of the certification authority;
 * Microsoft's articles on SCEP; for the order of values beyond the first: derived from published events.
 */
const TEMPLATES: Partial<Readonly<Record<ProviderKey, Readonly<Record<number, string>>>>> = {
  ndes: {
    2: `${FIRST_WORDS.ndes[2]} (%1).  %2`,
    10: `${FIRST_WORDS.ndes[10]} (%1).  %2`,
    18: `${FIRST_WORDS.ndes[18]} PKCS7 message (%1).  %2`,
    31: `${FIRST_WORDS.ndes[31]} (%1).  %2`,
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
    5002: `${FIRST_WORDS.was[5002]} due to a series of failures in the process(es) serving that application pool.`,
    5009: `${FIRST_WORDS.was[5009]}. The process id was '%2'. The process exit code was '%3'.`,
  },
  'scep-client': {
    32: `${FIRST_WORDS['scep-client'][32]}. Result: (%1).`,
    306: `${FIRST_WORDS['scep-client'][306]} : (%1) InstallUserSid : (%2) InstallLocation : (%3) NodePath : (%4)  KeyProtection: (%5) Result : (%6).`,
  },
  'application-error': {
    1000: `${FIRST_WORDS['application-error'][1000]}%1, version: %2, time stamp: 0x%3; faulting module name: %4, version: %5, time stamp: 0x%6; exception code: 0x%7`,
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
