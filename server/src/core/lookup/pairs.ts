import { identifierContent } from '../explain/content/identifier.ts';
import { failInfoContent, messageTypeContent, pkiStatusContent } from '../explain/content/scep-value.ts';
import { statusContent } from '../explain/content/status.ts';
import { codeRow } from '../explain/place.ts';
import { appleDomains, appleError } from '../facts/codes/apple.ts';
import { failInfo, messageTypes, pkiStatus, scepValue } from '../facts/codes/scep.ts';
import { describeStatus } from '../facts/codes/status.ts';
import { describeWin32 } from '../facts/codes/win32.ts';
import { type EventProvider, eventProviders, providerNamed } from '../facts/codes/windows-events/index.ts';
import { msg, verbatim } from '../text/sentence.ts';
import type { CodeReading } from './model.ts';
import { readingsOfName } from './names.ts';
import { eventsOf } from './numbers.ts';
import { appleReading, reading, windowsReading } from './reading.ts';
import { numbersIn, type WrittenPair, type WrittenStatus } from './written.ts';

/** A status with its columns: the status first, then the Windows error where one is there. */
export function readingsOfStatus({ status, substatus, win32 }: WrittenStatus): readonly CodeReading[] {
  const known = describeStatus(status, substatus).match === 'exact';
  const error = win32 ? describeWin32(win32) : undefined;
  return [reading('http-status', statusContent(status, substatus), { known }), ...(error ? [windowsReading(error)] : [])];
}

/** A code behind words that say what it is; undefined where they say nothing. */
export function readingsOfPair({ words, code }: WrittenPair): readonly CodeReading[] | undefined {
  return (
    scepPair(words, code) ??
    // "Application Error" is a source of events, and an error of anything else.
    (sourceOf(words) ? eventPair(words, code) : undefined) ??
    errorPair(words, code) ??
    domainPair(words, code) ??
    statusPair(words, code) ??
    eventPair(words, code) ??
    otherPair(words, code)
  );
}

function scepPair(words: string, code: string): readonly CodeReading[] | undefined {
  const unknown = (): CodeReading =>
    reading(
      'scep-value',
      { title: verbatim(`${words} ${code}`), paragraphs: [msg('unknown ({0})', code)], rows: [], verified: true },
      { known: false },
    );
  switch (words) {
    case 'failinfo': {
      const value = scepValue(failInfo, code);
      return [value ? reading('scep-value', failInfoContent(value)) : unknown()];
    }
    case 'pkistatus': {
      const value = scepValue(pkiStatus, code);
      return [value ? reading('scep-value', pkiStatusContent(value)) : unknown()];
    }
    case 'messagetype': {
      const value = scepValue(messageTypes, code);
      return [value ? reading('scep-value', messageTypeContent(value)) : unknown()];
    }
    default:
      return undefined;
  }
}

/** Words before a code of Windows, in logs and mails. */
const ERROR_WORDS =
  /^(?:[\w ]{0,80} )?(?:error|error code|exit code|exception code|return code|result|hresult|hr|win32|win32 error|sc-win32-status|ntstatus|code)$/;

function errorPair(words: string, code: string): readonly CodeReading[] | undefined {
  const [number] = ERROR_WORDS.test(words) ? numbersIn(code) : [];
  const error = number && describeWin32(number.value);
  return error && [windowsReading(error)];
}

function domainPair(words: string, code: string): readonly CodeReading[] | undefined {
  const domain = DOMAINS[words] ?? appleDomains.get(words)?.name ?? (/domain\w{0,20}$/.test(words) ? words : undefined);
  const number = numbersIn(code).find(({ notation }) => notation === 'decimal');
  if (domain === undefined || !number) return undefined;
  const known = appleError(domain, number.value);
  return [
    appleReading(
      { name: known && !DOMAINS[words] ? (appleDomains.get(words)?.name ?? known.name) : domain, value: number.value },
      known !== undefined,
    ),
  ];
}

const DOMAINS: Readonly<Record<string, string>> = {
  osstatus: 'NSOSStatusErrorDomain',
  nsurlerror: 'NSURLErrorDomain',
  errno: 'NSPOSIXErrorDomain',
  mcsceperror: 'MCSCEPErrorDomain',
};

function statusPair(words: string, code: string): readonly CodeReading[] | undefined {
  const [, status, substatus] = /^(\d{3})(?:\.(\d{1,4}))?$/.exec(code) ?? [];
  if (status === undefined || !/^(?:http|http status|http error|status|status code|sc-status)$/.test(words)) return undefined;
  if (substatus !== undefined) return readingsOfStatus({ status: Number(status), substatus: Number(substatus) });
  const known = describeStatus(Number(status)).match !== 'class';
  return [reading('http-status', statusContent(Number(status), undefined), { known })];
}

/** `event 306` is one of any source; `NDES 31` and `Application Error 1000` name theirs. */
function eventPair(words: string, code: string): readonly CodeReading[] | undefined {
  if (!/^\d{1,5}$/.test(code)) return undefined;
  const source = words.replace(/(?:^|\b)(?:event id|eventid|events?|id)$/, '').replace(/[ ,:]+$/, '');
  if (source === '') {
    const known = eventsOf(Number(code));
    return known.length > 0 ? known : [unknownEvent(code, undefined)];
  }
  const provider = providerOf(source);
  if (!provider) return undefined;
  const known = eventsOf(Number(code), provider.key);
  return known.length > 0 ? known : [unknownEvent(code, provider)];
}

function sourceOf(words: string): EventProvider | undefined {
  return providerNamed(words) ?? eventProviders.find(({ key }) => key === words.replaceAll(' ', '-'));
}

/** By its whole name, by our word for it, or by a part of its name. */
function providerOf(source: string): EventProvider | undefined {
  const known = sourceOf(source);
  if (known || source.length < 3) return known;
  return eventProviders.find(({ key, name }) => key.replaceAll('-', '') === source || name.toLowerCase().includes(source));
}

function unknownEvent(id: string, provider: EventProvider | undefined): CodeReading {
  const said = provider
    ? msg('No source of ours describes this event of {0}: unknown ({1}).', provider.name, id)
    : msg('No event of that id has a part in an enrollment that we know of.');
  const rows = provider ? [codeRow(msg('Provider'), provider.name)] : [];
  return reading('windows-event', { title: msg('Event {0}', id), paragraphs: [said], rows, verified: true }, { known: false });
}

/** `rule x`, `OID 1.2.3`, `capability AES`: the word before a name that would be found without it. */
function otherPair(words: string, code: string): readonly CodeReading[] | undefined {
  if (!/^(?:rule|advice|resolution|oid|capability|state|reason|exception)$/.test(words)) return undefined;
  const identifier = identifierContent(code);
  if (identifier) return [reading('object-identifier', identifier)];
  const known = readingsOfName(code);
  return known.length > 0 ? known : undefined;
}
