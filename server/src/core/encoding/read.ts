import type { Span } from '../text/span.ts';
import { gatherBase64 } from './base64.ts';
import { startsLikeMessage } from './extent.ts';
import { findPayloads } from './find.ts';
import { asPayload } from './gathered.ts';
import { gatherHex } from './hex.ts';
import type { FoundPayload } from './model.ts';
import { hexDigit } from './unit.ts';

/** A shorter value that does not begin as a message does may be a word: `ca`, `CAIdentifier`. */
const LEAST_FRAGMENT = 16;

/**
 * The payload that `span` holds, which somebody knows or says to be one: the value of `message=`, a selection, a pasted text.
 * Reads what `findPayloads` finds in it (the longest), else all of it as hex or base64, however short, and from the midst of a
 * message too. Undefined where it is neither.
 */
export function readPayload(text: string, span: Span): FoundPayload | undefined {
  const { start, end } = trimmed(text, span);
  if (start >= end) return undefined;
  const payloads = findPayloads(text, { start, end });
  const found = longest(payloads);
  if (found?.span.start === start) return (payloads.length === 1 ? whole(text, found, end) : undefined) ?? found;
  const hex = hexStart(text, start, end);
  if (hex !== undefined) return asPayload(gatherHex(text, hex, end, 'value'));
  if (found && found.bytes.length >= 24) return found;
  const gathered = gatherBase64(text, start, end, 'value');
  const signs = gathered.places.units;
  if (signs === 0 || gathered.end - start < (end - start) / 2) return undefined;
  if (signs < LEAST_FRAGMENT && !beginsWording(text, { start, end }, gathered.bytes)) return undefined;
  return asPayload(gathered);
}

/** A cut payload down to `end`, where only signs and line ends follow: somebody says that they belong to it. */
function whole(text: string, found: FoundPayload, end: number): FoundPayload | undefined {
  if (!found.cut || found.span.end >= end || /[^\sA-Za-z0-9+/=_%-]|\S[ \t]+\S/.test(text.slice(found.span.end, end)))
    return undefined;
  const all = gatherBase64(text, found.span.start, end, 'value');
  return all.end === end ? asPayload(all) : undefined;
}

/** `M`, `MI`, `MIA` and more: what is there fits the start of a message. */
function beginsWording(text: string, { start, end }: Span, bytes: Uint8Array): boolean {
  if (bytes.length >= 6) return startsLikeMessage(bytes);
  return /^M(?:$|I(?:$|[A-T]))/.test(text.slice(start, end).slice(0, 3));
}

function longest(found: readonly FoundPayload[]): FoundPayload | undefined {
  let best: FoundPayload | undefined;
  for (const payload of found) if (!best || payload.bytes.length > best.bytes.length) best = payload;
  return best;
}

/** Without blanks and quotes around it. */
function trimmed(text: string, span: Span): Span {
  let start = Math.max(0, span.start);
  let end = Math.min(text.length, span.end);
  const around = ' \t\r\n"\'`<>\u00a0\ufeff';
  while (start < end && around.includes(text.charAt(start))) start++;
  while (end > start && around.includes(text.charAt(end - 1))) end--;
  return { start, end };
}

/** An offset column: `0010:`, `0010 -`, `00000010  `, `0000020 ` of od, `|00000010| `. */
const COLUMN = /^(?:(?:0x)?[0-9a-f]{4,8}(?::| -| {2})[ \t]{0,3}|\d{7} |\|[0-9a-f]{8}\| )/i;

/** Where the bytes begin if all there is, but for an offset column, are hex digits and what stands between them. */
function hexStart(text: string, start: number, end: number): number | undefined {
  const head = text.slice(start, Math.min(end, start + 24));
  const column = COLUMN.exec(head)?.[0].length ?? 0;
  let digits = 0;
  for (let at = start + column; at < end && at - start < 256; at++) {
    if (hexDigit(text.charCodeAt(at)) >= 0) digits++;
    else if (column > 0 && digits >= 16) break;
    else if (!' \t\r\n:-,x\\'.includes(text.charAt(at))) return undefined;
  }
  const sure = digits >= LEAST_FRAGMENT || head.startsWith('30');
  return digits >= 4 && sure ? start + column : undefined;
}
