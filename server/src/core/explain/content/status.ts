import type { NotePlace } from '../../facts/codes/http/status-notes.ts';
import type { RequestLimit } from '../../facts/codes/http-api.ts';
import { requestLimits } from '../../facts/codes/http-api.ts';
import { describeStatus, type StatusDescription, statusNote } from '../../facts/codes/status.ts';
import { linkOf } from '../../facts/references.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { Content, ExplanationRow } from '../model.ts';
import { noteText, row } from '../place.ts';

const PLACES: readonly (readonly [NotePlace, Sentence])[] = [
  ['ndes', msg('At the SCEP URL')],
  ['policy-module', msg('At the registration point (connector before July 2021, or Configuration Manager)')],
  ['admin', msg('At the administrator page')],
];

/** An HTTP status with its IIS substatus, and what it means at each place of an enrollment. */
export function statusContent(status: number, substatus: number | undefined): Content {
  const described = describeStatus(status, substatus);
  const link = linkOf(described.source);
  const notes = PLACES.flatMap(([place, label]) => {
    const note = statusNote(status, substatus, place);
    return note ? [row(label, noteText(note))] : [];
  });
  return {
    title: msg('HTTP {0}: {1}', substatus === undefined ? status : described.code, described.short),
    paragraphs: [described.meaning],
    rows: [...notes, ...writtenBy(described), ...limitRows(described.code)],
    ...(link ? { link } : {}),
    verified: described.verified,
  };
}

/** Who wrote a status that IIS never writes itself. */
export function writtenBy({ answeredBy }: StatusDescription): readonly ExplanationRow[] {
  if (answeredBy === 'http.sys') return [row(msg('Written by'), msg('http.sys, before IIS: see HTTPERR'))];
  return answeredBy === 'proxy' ? [row(msg('Written by'), msg('a proxy in front of the server'))] : [];
}

/** The limit that a status says was exceeded. */
export function limitRows(code: string): readonly ExplanationRow[] {
  const limit = requestLimits.find((one) => one.status === code);
  return limit ? [row(msg('Limit'), limitText(limit))] : [];
}

export function limitText({ name, byDefault, forNdes }: RequestLimit): Sentence {
  if (forNdes === undefined) return msg('{0}, {1} bytes unless set', name, byDefault);
  return msg('{0}, {1} bytes unless set; NDES needs {2}', name, byDefault, forNdes);
}
