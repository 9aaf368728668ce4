import type { NoteEvent } from '../../log/event.ts';
import { indexWithin } from '../../text/search.ts';
import { type Span, tokenAt } from '../../text/span.ts';
import { urlToken } from '../device-url.ts';

/** A line of a known message is not longer; the rest of a longer one is not searched. */
const LINE_LIMIT = 4096;
const BEGINS = 'Processing MDM_SCEP_Enroll for server: ';
/** Names of SCEP's functions in mdmclient; a line of level error that has one tells that SCEP failed. */
const FUNCTIONS = ['MDM_SCEP_Enroll', 'SCEPRequestCertSignature', 'SCEPGetCACert'] as const;
const RESPONSE = 'Received HTTP response (';

/**
 * Messages of mdmclient about SCEP, and about the management server that it goes to afterwards. `line` is their first line, `ownLevel` the
 * level that stands in it. Context stands before the words (`[0:Cert_PI:SCEP:<0x8b46>]`), so that they are looked for anywhere in the line.
 * Source: micromdm/micromdm issue 436 and published logs of mdmclient; Apple documents none of them.
 */
export function readMacWording(text: string, line: Span, ownLevel: Span | undefined): NoteEvent | undefined {
  const end = Math.min(line.end, line.start + LINE_LIMIT);
  const begins = indexWithin(text, BEGINS, line.start, end);
  if (begins >= 0) {
    const subject = urlToken(text, begins + BEGINS.length, end);
    return { kind: 'note', note: 'mac-scep-enroll', span: { start: begins, end }, ...(subject ? { subject } : {}) };
  }
  const refused = refusedCall(text, { start: line.start, end });
  if (refused) return refused;
  if (!isError(text, ownLevel) && indexWithin(text, '<OUTERROR>', line.start, end) < 0) return undefined;
  if (FUNCTIONS.every((name) => indexWithin(text, name, line.start, end) < 0)) return undefined;
  const arrow = /\s{0,4}[-=]{2}> /.exec(text.slice(line.start, end));
  return { kind: 'note', note: 'mac-scep-failed', span: { start: line.start, end: arrow ? line.start + arrow.index : end } };
}

function isError(text: string, ownLevel: Span | undefined): boolean {
  return ownLevel !== undefined && text.slice(ownLevel.start, ownLevel.end) === 'ERROR';
}

/** `<<<<< Received HTTP response (401) [MDM_Authenticate] <<<<<`: the management server, not that of SCEP. */
function refusedCall(text: string, { start, end }: Span): NoteEvent | undefined {
  const at = indexWithin(text, RESPONSE, start, end);
  if (at < 0) return undefined;
  const from = at + RESPONSE.length;
  const parts = /^(\d{3})\) \[(MDM_[A-Za-z]{1,40})\]/.exec(text.slice(from, Math.min(end, from + 60)));
  const [whole = '', status = '', name = ''] = parts ?? [];
  if (Number(status) < 400) return undefined;
  const subject = tokenAt(text, from + whole.length - 1 - name.length, from + whole.length - 1);
  return { kind: 'note', note: 'mac-mdm-refused', span: { start: at, end: from + whole.length }, count: Number(status), subject };
}
