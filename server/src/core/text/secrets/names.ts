/** Words whose presence as (the end of) a name says that what follows is a secret. One pattern finds them all, in one pass. */
export const SECRET_WORD =
  /challenge|pass(?:phrase|word|wort|wd)|pwd|secret|token|assertion|credentials?|(?:api|access|account|private|function|functions|subscription|shared|encryption)[ _-]?key|\botp\b|\bpin\b|\bjwt\b|saml(?:request|response)|authorization|cookie/gi;

/** True where a text may hold a secret at all: a cheap look before a search. */
export const MAY_HOLD_SECRET =
  /challenge|pass(?:phrase|wor|wd)|pwd|secret|token|assertion|credential|[ey][ _-]?key|otp|pin\b|jwt|saml|authorization|cookie|@|BEGIN|bearer|eyJ|MII|MIA|MHc|MHQ|%|&#|\\[ux"]|[?&#](?:code|sig)|\n/i;

/** What is named. `header`: the rest of a line belongs to it. `weak`: also a common word of prose, so that prose needs more proof. */
export type NameKind = 'strong' | 'weak' | 'authorization' | 'cookie';

/** Endings behind such a word that leave it the name of the secret itself: `passwordText`, `ChallengeValue`, `password1`. */
const ENDING = /[_-]?(?:value|text|string|data|b64|base64|encoded|encrypted|plain|hex|blob|response)?\d{0,3}/iy;
const PREFIX = /[A-Za-z0-9_.$-]/;
const LONGEST_PREFIX = 64;

/** The assembly names of .NET carry a public value of this name; the others are types of programming languages. */
const HARMLESS = /(?:publickey|cancellation|continuation|unexpected|security|syntax|xml|json)token$/i;
/** Words that stand alone or behind `_`, `-` or `.`, and else are part of other words (`ping`, `options`). */
const WHOLE = /^(?:otp|pin|jwt)$/i;

/** A name of a secret in a text: `[start, end)` is the whole identifier. */
export interface SecretName {
  readonly start: number;
  readonly end: number;
  readonly kind: NameKind;
}

/** The name that a word found at `[at, end)` is, or is the end of; undefined where it is part of another word. */
export function nameAt(text: string, at: number, end: number): SecretName | undefined {
  const word = text.slice(at, end);
  let start = at;
  while (start > 0 && at - start < LONGEST_PREFIX && PREFIX.test(text.charAt(start - 1))) start--;
  if (WHOLE.test(word) && start < at && /[A-Za-z0-9]/.test(text.charAt(at - 1))) return undefined;
  ENDING.lastIndex = end;
  const stop = end + (ENDING.exec(text)?.[0].length ?? 0);
  if (/[A-Za-z0-9_-]/.test(text.charAt(stop))) return undefined;
  if (HARMLESS.test(text.slice(start, end))) return undefined;
  return { start, end: stop, kind: kindOf(word) };
}

function kindOf(word: string): NameKind {
  const lower = word.toLowerCase();
  if (lower === 'authorization') return 'authorization';
  if (lower === 'cookie') return 'cookie';
  return /^(?:challenge|pass|pwd|secret)/.test(lower) ? 'strong' : 'weak';
}

/** True for a name whose value is a secret wherever it stands: the column of a table, the name of a header or of an event's data. */
export function isSecretName(name: string): boolean {
  SECRET_WORD.lastIndex = 0;
  for (let hit = SECRET_WORD.exec(name); hit; hit = SECRET_WORD.exec(name)) {
    const found = nameAt(name, hit.index, hit.index + hit[0].length);
    if (found && (found.end === name.length || name.charAt(found.end) === ')')) return true;
  }
  return false;
}
