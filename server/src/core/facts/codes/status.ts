import { msg, type Sentence } from '../../text/sentence.ts';
import { STATUS_1XX_TO_401, STATUS_403 } from './http/status-1xx-403.ts';
import { STATUS_5XX, STATUS_404_TO_4XX } from './http/status-404-5xx.ts';
import type { StatusEntry } from './http/status-entry.ts';
import { NOTES_1XX_TO_4XX, NOTES_5XX, type NotePlace, type StatusNote } from './http/status-notes.ts';
import type { ScepNote } from './model.ts';

/** What an HTTP status with its IIS substatus means. */
export interface StatusDescription {
  /** `404.15`, or `404` where no substatus was logged or it adds nothing. */
  readonly code: string;
  /** A few words: "Query string too long". */
  readonly short: Sentence;
  readonly meaning: Sentence;
  /** `exact`: this substatus is documented; `status`: only the status is; `class`: neither, its class says what it can. */
  readonly match: 'exact' | 'status' | 'class';
  /** Set where IIS never writes this status itself: look into HTTPERR, or at the proxy. */
  readonly answeredBy?: 'http.sys' | 'proxy';
  readonly source: string;
  readonly verified: boolean;
}

/** Every documented status, those without a substatus included. */
export const statusTable: readonly StatusEntry[] = [...STATUS_1XX_TO_401, ...STATUS_403, ...STATUS_404_TO_4XX, ...STATUS_5XX];

const byCode = new Map<string, StatusEntry>(statusTable.map((entry) => [entry.code, entry]));

/**
 * Describes a status; a substatus that no table knows gives the status and says so, an unknown status its class.
 * Any numbers are accepted: nothing is invented for those outside HTTP.
 */
export function describeStatus(status: number, substatus?: number): StatusDescription {
  const zero = byCode.get(`${status}.0`);
  const plain = byCode.get(String(status)) ?? zero;
  const exact = substatus ? byCode.get(`${status}.${substatus}`) : substatus === 0 ? (zero ?? plain) : plain;
  if (exact) return { ...exact, match: 'exact' };
  const code = substatus ? `${status}.${substatus}` : String(status);
  if (plain) {
    const meaning = msg(
      '{0} Substatus {1} is not documented; a module or ISAPI filter may have set it.',
      plain.meaning,
      substatus ?? 0,
    );
    return { ...plain, code, meaning, match: 'status', source: `${plain.source}; IIS:http-status-code (own substatus codes)` };
  }
  const { short, meaning } = describeClass(status);
  return { code, short, meaning, match: 'class', source: 'RFC9110 15', verified: true };
}

/** What the status means at this place of an enrollment; undefined where the facts say nothing special. */
export function statusNote(status: number, substatus: number | undefined, place: NotePlace): ScepNote | undefined {
  const fits = (note: StatusNote, code: string): boolean => note.code === code && (note.place === place || note.place === 'any');
  const notes = status < 500 ? NOTES_1XX_TO_4XX : NOTES_5XX;
  const found = notes.find((note) => fits(note, `${status}.${substatus ?? 0}`));
  return found ?? (substatus ? undefined : notes.find((note) => fits(note, String(status))));
}

/** RFC 9110 section 15: the first digit is the class. */
function describeClass(status: number): { readonly short: Sentence; readonly meaning: Sentence } {
  const short = msg('not a documented status');
  switch (Math.floor(status / 100)) {
    case 1:
      return { short, meaning: msg('An interim answer; this status is not documented.') };
    case 2:
      return { short, meaning: msg('A success; this status is not documented.') };
    case 3:
      return { short, meaning: msg('A redirect; this status is not documented.') };
    case 4:
      return { short, meaning: msg('The request was refused as faulty; this status is not documented.') };
    case 5:
      return { short, meaning: msg('The server failed; this status is not documented.') };
    default:
      return { short, meaning: msg('This is not an HTTP status.') };
  }
}
