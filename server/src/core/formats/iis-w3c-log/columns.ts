/**
 * Cutting a line into columns, and finding the two places by which every IIS record is known whatever its columns are: the
 * method before the URL, and the triple of status, substatus and Windows status.
 */

/** Start and end offsets in turn: `[start0, end0, start1, end1, …]`. */
export type Cuts = number[];

/** More columns than any W3C log has; what stands behind them stays unread. */
export const MAX_COLUMNS = 200;

/** Cuts `[start, end)` at white space into `into`, which is emptied first. Runs of separators count as one. */
export function cutColumns(text: string, start: number, end: number, into: Cuts): Cuts {
  into.length = 0;
  let at = start;
  while (at < end && into.length < MAX_COLUMNS * 2) {
    while (at < end && isSeparator(text.charCodeAt(at))) at++;
    if (at === end) break;
    into.push(at);
    while (at < end && !isSeparator(text.charCodeAt(at))) at++;
    into.push(at);
  }
  dropFullStop(text, into);
  return into;
}

/** How many columns `[start, end)` has. The same count as `cutColumns`, without keeping them. */
export function countColumns(text: string, start: number, end: number): number {
  let count = 0;
  let between = true;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x20 && code < 0xa0) {
      if (between) {
        count++;
        between = false;
      }
    } else if (isSeparator(code)) between = true;
    else if (between) {
      count++;
      between = false;
    }
  }
  return count;
}

/** IIS writes one space. Pastes bring tabs, line ends and no-break spaces; files of a live server NULs, others a byte order mark. */
export function isSeparator(code: number): boolean {
  if (code > 0x20) return code === 0xa0 || code === 0xfeff;
  return code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a || code === 0;
}

/** A sentence that quotes a line ends it with a full stop: `… 186 0.` is the number 0. */
function dropFullStop(text: string, cuts: Cuts): void {
  const end = cuts[cuts.length - 1] ?? 0;
  const start = cuts[cuts.length - 2] ?? 0;
  if (cuts.length === 0 || text.charCodeAt(end - 1) !== 0x2e) return;
  if (end - start === 1) cuts.length -= 2;
  else if (isDigits(text, start, end - 1)) cuts[cuts.length - 1] = end - 1;
}

/** Indexes of the columns that tell a record; -1 where there is none. */
export interface Anchors {
  /** `cs-method`; the URL path follows. */
  readonly method: number;
  /** `sc-status`; substatus and Windows status follow. */
  readonly status: number;
}

/** Searches a line's columns for the method with its path and, behind it, for the status triple. */
export function findAnchors(text: string, cuts: Cuts): Anchors {
  const count = cuts.length >> 1;
  const method = findMethod(text, cuts, count);
  return { method, status: findTriple(text, cuts, count, method < 0 ? 0 : method + 2) };
}

/** The method stands behind at most date, time, site, computer, two addresses, user and port. */
const LAST_METHOD_COLUMN = 10;

function findMethod(text: string, cuts: Cuts, count: number): number {
  const last = Math.min(count - 2, LAST_METHOD_COLUMN);
  for (let i = 0; i <= last; i++) {
    const first = text.charCodeAt(cuts[i * 2] ?? 0);
    if (first < 0x41 || first > 0x5a) continue;
    if (text.charCodeAt(cuts[i * 2 + 2] ?? 0) !== 0x2f) continue;
    if (isHttpMethod(valueAt(text, cuts, i))) return i;
  }
  return -1;
}

function findTriple(text: string, cuts: Cuts, count: number, from: number): number {
  for (let i = from; i < count - 2; i++) {
    if (isStatus(text, cuts, i) && isNumber(text, cuts, i + 1, 3) && isNumber(text, cuts, i + 2, 10)) return i;
  }
  return -1;
}

/** True for three digits, 100 to 599. */
export function isStatus(text: string, cuts: Cuts, index: number): boolean {
  const start = cuts[index * 2] ?? 0;
  const first = text.charCodeAt(start);
  return first >= 0x31 && first <= 0x35 && (cuts[index * 2 + 1] ?? 0) - start === 3 && isDigits(text, start, start + 3);
}

/** True where the column is a decimal number of at most `digits` digits. */
export function isNumber(text: string, cuts: Cuts, index: number, digits: number): boolean {
  const start = cuts[index * 2];
  const end = cuts[index * 2 + 1];
  return start !== undefined && end !== undefined && end - start <= digits && isDigits(text, start, end);
}

function isDigits(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return false;
  }
  return end > start;
}

export function valueAt(text: string, cuts: Cuts, index: number): string {
  return text.slice(cuts[index * 2] ?? 0, cuts[index * 2 + 1] ?? 0);
}

const METHODS: ReadonlySet<string> = new Set(
  (
    'GET HEAD POST PUT DELETE OPTIONS TRACE CONNECT PATCH PROPFIND PROPPATCH MKCOL COPY MOVE LOCK UNLOCK SEARCH REPORT ' +
    'DEBUG SUBSCRIBE BITS_POST RPC_IN_DATA RPC_OUT_DATA RDG_IN_DATA RDG_OUT_DATA CCM_POST'
  ).split(' '),
);

/** Methods of RFC 9110, WebDAV and the Windows services that share IIS. FTP and SMTP commands are not among them. */
export function isHttpMethod(value: string): boolean {
  return METHODS.has(value);
}

/** True for an IPv4 or IPv6 address, with a zone (`%13`), brackets or a port. */
export function isAddress(value: string): boolean {
  if (value.length > 64 || value.length < 2) return false;
  if (/^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?::\d{1,5})?$/.test(value)) return true;
  const colon = value.indexOf(':');
  return colon >= 0 && value.includes(':', colon + 1) && /^\[?[0-9A-Fa-f:.]+(?:%\w+)?\]?(?::\d{1,5})?$/.test(value);
}
