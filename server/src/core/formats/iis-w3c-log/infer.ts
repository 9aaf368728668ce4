import { type Anchors, type Cuts, isAddress, isNumber, valueAt } from './columns.ts';
import { fieldOf, type LayoutField, UNNAMED } from './layout.ts';
import { type Tail, tailNames } from './tails.ts';

/**
 * Names the columns of a line without `#Fields`, from left to right: what is known by its shape (date, address, method, URL,
 * status triple), and between these the order in which IIS writes its fields. `tail`: what other lines of this
 * shape show of the numbers behind the triple. A column that stays open is `unnamed`.
 */
export function inferColumns(text: string, cuts: Cuts, anchors: Anchors, tail: Tail | undefined): readonly LayoutField[] {
  const count = cuts.length >> 1;
  const fields: LayoutField[] = new Array<LayoutField>(count).fill(UNNAMED);
  const set = (index: number, name: string): void => {
    fields[index] = fieldOf(name);
  };
  set(anchors.method, 'cs-method');
  set(anchors.method + 1, 'cs-uri-stem');
  const status = anchors.status < 0 ? count : anchors.status;
  const clientSeen = nameMiddle(text, cuts, anchors.method + 2, status, set);
  nameHead(text, cuts, anchors.method, clientSeen, set);
  if (anchors.status >= 0) {
    set(status, 'sc-status');
    set(status + 1, 'sc-substatus');
    set(status + 2, 'sc-win32-status');
    tailNames(text, cuts, anchors, tail).forEach((name, i) => {
      set(status + 3 + i, name);
    });
  }
  return fields;
}

type Set = (index: number, name: string) => void;

/** Before the method: date, time, site, computer, and one address, or the client's first and the server's second. */
function nameHead(text: string, cuts: Cuts, method: number, clientSeen: boolean, set: Set): void {
  const open: number[] = [];
  for (let i = 0; i < method; i++) {
    const value = valueAt(text, cuts, i);
    if (isDate(value)) set(i, 'date');
    else if (isTime(value)) set(i, 'time');
    else if (value.startsWith('W3SVC')) set(i, 's-sitename');
    else if (value !== '>') open.push(i); // a quoted mail
  }
  const addresses = open.filter((i) => isAddress(valueAt(text, cuts, i)));
  const server = addresses.at(-1) ?? open.at(-1);
  if (server === undefined) return;
  if (addresses.length < 2) {
    set(server, clientSeen ? 's-ip' : 'c-ip');
    for (const i of open) if (i < server) set(i, 's-computername');
    return;
  }
  set(addresses[0] ?? server, 'c-ip');
  set(server, 's-ip');
  for (const i of open) {
    if (i > server && isNumber(text, cuts, i, 5)) set(i, 's-port');
    else if (i === server - 1 && i !== addresses[0]) set(i, 'cs-username');
  }
}

/** Between URL and status: query, port, user, client address, version, agent, cookie, referrer, host. True: has the client. */
function nameMiddle(text: string, cuts: Cuts, from: number, to: number, set: Set): boolean {
  let at = from;
  const isPort = (index: number): boolean => index < to && isNumber(text, cuts, index, 5);
  const withoutQuery = isPort(at) && !isPort(at + 1);
  if (at < to && !withoutQuery) set(at++, 'cs-uri-query');
  const hasPort = isPort(at);
  if (hasPort) set(at++, 's-port');
  if (at >= to) return hasPort; // cut, or few columns: a port stands beside the server's address
  if (isAddress(valueAt(text, cuts, at))) set(at++, 'c-ip');
  else if (hasPort || (at + 1 < to && isAddress(valueAt(text, cuts, at + 1)))) {
    set(at++, 'cs-username');
    if (at < to) set(at++, 'c-ip'); // an address, or what somebody put in its place: `IP_address`
  } else {
    nameHeaders(text, cuts, at, to, set);
    return false;
  }
  nameHeaders(text, cuts, at, to, set);
  return true;
}

function nameHeaders(text: string, cuts: Cuts, from: number, to: number, set: Set): void {
  let at = from;
  if (at < to && valueAt(text, cuts, at).startsWith('HTTP/')) set(at++, 'cs-version');
  if (at < to) set(at++, 'cs(User-Agent)');
  const values = Array.from({ length: to - at }, (_, i) => valueAt(text, cuts, at + i));
  headerNames(values).forEach((name, i) => {
    if (name !== undefined) set(at + i, name);
  });
}

const REFERER = 'cs(Referer)';
const COOKIE = 'cs(Cookie)';
const HOST = 'cs-host';

/**
 * Names of the columns between user agent and status. IIS writes cookie, referrer and host in this order, each where it was selected; they
 * are known by what they look like. A lone dash is the referrer, which alone of them is on by default. Undefined: not to be known.
 */
function headerNames(values: readonly string[]): readonly (string | undefined)[] {
  const [first = '', second = ''] = values;
  if (values.length === 3) return [COOKIE, REFERER, HOST];
  if (values.length === 1) return [first === '-' ? REFERER : headerOf(first)];
  if (values.length !== 2) return [];
  const [one, two] = [headerOf(first), headerOf(second)];
  if (one === COOKIE || two === REFERER) return [COOKIE, two ?? (second === '-' ? REFERER : undefined)];
  if (one === REFERER || two === HOST) return [one ?? REFERER, HOST];
  return [one, two];
}

/** By its form: an address, a list of settings, a name. */
function headerOf(value: string): string | undefined {
  if (/^[a-z][a-z\d+.-]{1,30}:\/\//i.test(value.slice(0, 40))) return REFERER;
  if (value.includes('=')) return COOKIE;
  return isHost(value) ? HOST : undefined;
}

/** True where a line without `#Fields` begins a record, though it stops before the status: date or address, or a query behind the path. */
export function isHead(text: string, cuts: Cuts, method: number): boolean {
  if (isDate(valueAt(text, cuts, 0))) return true;
  if (method < 0) return false;
  if (method > 0 && isAddress(valueAt(text, cuts, method - 1))) return true;
  const query = valueAt(text, cuts, method + 2).slice(0, 100);
  return query === '-' || query === '...' || query.includes('=');
}

export function isDate(value: string): boolean {
  return value.length === 10 && /^\d{4}-\d\d-\d\d$/.test(value);
}

function isTime(value: string): boolean {
  return value.length <= 12 && /^\d\d:\d\d:\d\d(?:\.\d{1,3})?$/.test(value);
}

function isHost(value: string): boolean {
  return value.length < 256 && /[.:]/.test(value) && /^[\w.-]+(?::\d{1,5})?$/.test(value);
}
