import { FIRST_WORDS, patternOf } from './first-words.ts';
import type { ProviderKey } from './model.ts';

/** An event that its message tells: the provider and the id that it stands for, and how many characters say so. */
export interface ToldEvent {
  readonly provider: ToldProvider;
  /** As Event Viewer shows it. */
  readonly name: string;
  readonly id: number;
  readonly length: number;
}

type ToldProvider = Extract<ProviderKey, 'scep-client' | 'ndes' | 'cert-enroll' | 'was' | 'application-error'>;

const NAMES: Readonly<Record<ToldProvider, string>> = {
  'scep-client': 'DeviceManagement-Enterprise-Diagnostics-Provider',
  ndes: 'NetworkDeviceEnrollmentService',
  'cert-enroll': 'CertificateServicesClient-CertEnroll',
  was: 'WAS',
  'application-error': 'Application Error',
};

interface EventSentence {
  readonly provider: ToldProvider;
  readonly id: number;
  /** The fixed words with which the message begins. */
  readonly begins: RegExp;
  /** `scep`: nobody else writes so; `other`: the words are those of any program of that kind, so that its source must stand beside them. */
  readonly about: 'scep' | 'other';
}

const NDES = 'The Network Device Enrollment Service';
const ENROLLS = 'SCEP Certificate enrollment';

/** Messages with the words that Windows writes for each event of them, in English: enough to know the event where a paste has neither its source nor its id. */
const SENTENCES: readonly EventSentence[] = [
  ...client(36, 'Certificate request generated successfully\\b'),
  ...client(39, 'Certificate installed successfully\\b'),
  ...client(307, 'Failed LogError Message\\b'),
  ...client(309, 'InstallFromRegEntries\\b'),
  scep('cert-enroll', 86, `${ENROLLS} initialization for .{1,300}? via .{1,600}? failed:`),
  scep('cert-enroll', 87, `${ENROLLS} for .{1,300}? via .{1,600}? failed:`),
  ...ndes(1, 'was started successfully\\b'),
  ...ndes(3, 'was stopped successfully\\b'),
  ...ndes(7, 'cannot provide the CA certificates\\b'),
  ...ndes(16, "cannot decode the (?:http message|client[’']s)\\b"),
  ...ndes(17, 'cannot retrieve required information, such as the transaction ID\\b'),
  ...ndes(53, 'policy module could not be started\\b'),
  scep('ndes', 29, 'The password in the certificate request cannot be verified\\b'),
  ...shared('scep-client', scep),
  ...shared('ndes', scep),
  ...shared('was', other),
  ...shared('application-error', other),
];

/** Beyond so many characters a message does not begin any more. */
const LONGEST = 1000;

const BEGINS = /^\s{0,8}(?:SCEP|The |A process |Application pool |Faulting )/;

/** The event that a message tells by its first words, blanks before them left out; undefined for other words. */
export function eventOfMessage(message: string): ToldEvent | undefined {
  return BEGINS.test(message) ? told(message, () => true) : undefined;
}

/** How the sentences of SCEP begin. */
const FIRST = /^\s{0,8}(?:SCEP|The )/;

/** The event that a line of a text tells where nothing around it says that it is one: of SCEP only. */
export function eventOfLine(line: string): ToldEvent | undefined {
  return FIRST.test(line) ? told(line, ({ about }) => about === 'scep') : undefined;
}

function told(message: string, counts: (sentence: EventSentence) => boolean): ToldEvent | undefined {
  const blanks = /^\s{0,8}/.exec(message)?.[0].length ?? 0;
  const beginning = message.slice(blanks, blanks + LONGEST);
  for (const sentence of SENTENCES) {
    const words = counts(sentence) ? sentence.begins.exec(beginning)?.[0] : undefined;
    if (words === undefined) continue;
    const { provider, id } = sentence;
    return { provider, name: NAMES[provider], id, length: blanks + words.length };
  }
  return undefined;
}

function client(id: number, words: string): readonly EventSentence[] {
  return [scep('scep-client', id, `SCEP: ${words}`)];
}

function ndes(id: number, words: string): readonly EventSentence[] {
  return [scep('ndes', id, `${NDES} ${words}`)];
}

function scep(provider: ToldProvider, id: number, begins: string): EventSentence {
  return { provider, id, begins: new RegExp(`^${begins}`), about: 'scep' };
}

function other(provider: ToldProvider, id: number, begins: string): EventSentence {
  return { ...scep(provider, id, begins), about: 'other' };
}

/** Those whose whole sentence is known too. */
function shared(provider: keyof typeof FIRST_WORDS, make: typeof scep): readonly EventSentence[] {
  return Object.entries(FIRST_WORDS[provider]).map(([id, words]) => make(provider, Number(id), patternOf(words)));
}
