import type { ErrorEvent, LogEvent } from '../../log/event.ts';
import type { FieldKind, LogField } from '../../log/model.ts';
import type { NumberToken, Span, Token } from '../../text/span.ts';
import { type BurnHeader, messageNumber } from './burn-header.ts';
import type { MsiWording } from './wordings.ts';

/** A message that we know is not longer; the rest of a longer one is not searched. */
const LINE_LIMIT = 2000;

/**
 * Reads the message at `span` of a line of a WiX bundle. The number of a message decides where it has one; free text is known by its words.
 * Source: wixtoolset/wix src/burn/engine/engine.mc (messages), src/ext/Bal (free text of the set-up's own interface); logs in
 * SafeExamBrowser/seb-win-refactoring#414 and hirschmann/nbfc#165.
 */
export function readBurnWording(text: string, header: BurnHeader, span: Span): MsiWording {
  const line = text.slice(span.start, Math.min(span.end, span.start + LINE_LIMIT));
  const read = READERS.get(messageNumber(text, header)) ?? (() => undefined);
  const found = read(line) ?? freeText(line);
  const fail = text.charAt(header.level.start) === 'e' ? failure(line, header) : undefined;
  const { fields = [], events = [] } = found ?? {};
  const place = ({ start, end }: Span): Span => ({ start: start + span.start, end: end + span.start });
  return {
    fields: [...fields, ...(fail?.fields ?? [])].map((field) => ({ ...field, span: place(field.span) })),
    events: [...(fail?.events ?? []), ...events].map((event) => moved(event, place)),
  };
}

/** Exit codes and results that are no failure: done, a restart has begun, a restart is needed (also as an HRESULT). */
const SUCCESS: ReadonlySet<number> = new Set([0, 1641, 3010, 0x80070669, 0x80070bc2]);

/** A part of a line that a pattern names. Offsets count from the start of the message until they are moved. */
interface Part extends Token {
  readonly name: string;
}

type Reader = (line: string) => MsiWording | undefined;

/** Kind of each named part of the patterns below. */
const KINDS: Readonly<Record<string, FieldKind>> = {
  version: 'number',
  package: 'alias',
  product: 'alias',
  action: 'operation',
  state: 'state',
  restart: 'state',
  result: 'number',
  condition: 'text',
  'log-file': 'text',
};

const READERS: ReadonlyMap<number, Reader> = new Map<number, Reader>([
  [1, fieldsOnly(/^Burn (?:\w+ )?v(?<version>[\d.]+)/d)],
  [7, result('Exit code', /^Exit code: (?<result>0x[0-9a-f]{1,8})/d)],
  [17, result('Exit code', /^Exit code: (?<result>0x[0-9a-f]{1,8})/d)],
  [18, result('Exit code', /^Exit code: (?<result>0x[0-9a-f]{1,8})/d)],
  [21, result('Exit code', /^Exit code: (?<result>0x[0-9a-f]{1,8})/d)],
  [52, fieldsOnly(/^Condition '(?<condition>.{1,1000}?)' evaluates to (?<state>\w+)\.$/d)],
  [53, note('setup-condition-failed', /^Bundle global condition check didn't succeed/d)],
  [101, fieldsOnly(/^Detected package: (?<package>[^,]{1,200}), state: (?<state>\w+)/d)],
  [199, result('Detect', /^Detect complete, result: (?<result>0x[0-9a-f]{1,8})/d)],
  [201, fieldsOnly(/^Planned package: (?<package>[^,]{1,200}), state: (?<state>\w+),.{1,400}? execute: (?<action>\w+)/d)],
  [299, result('Plan', /^Plan complete, result: (?<result>0x[0-9a-f]{1,8})/d)],
  [301, fieldsOnly(/^Applying \w+ package: (?<package>[^,]{1,200}), action: (?<action>\w+)/d)],
  [319, applied],
  [350, fieldsOnly(/^Applied non-vital package: (?<package>[^,]{1,200}), encountered error: (?<result>0x[0-9a-f]{1,8})/d)],
  [399, complete],
  [410, fieldsOnly(/^Variable: WixBundleName = (?<product>.{1,200})$/d)],
  [500, result('Shutting down', /^Shutting down, exit code: (?<result>0x[0-9a-f]{1,8})/d)],
]);

/** Messages without a number of their own (000), which any part of the set-up writes. */
function freeText(line: string): MsiWording | undefined {
  for (const read of FREE_TEXT) {
    const message = read(line);
    if (message) return message;
  }
  return undefined;
}

const FREE_TEXT: readonly Reader[] = [
  fieldsOnly(/^Setting string variable 'WixBundleName' to value '(?<product>[^']{1,200})'/d),
  note('setup-package-log', /^Setting string variable 'WixBundleLog_(?<package>[^']{1,200})' to value '(?<log>[^']{1,400})'/d),
  note(
    'setup-host-not-loaded',
    /^Loading prerequisite bootstrapper application because (?:managed|\.NET Core) host could not be loaded, error: 0x[0-9a-f]{1,8}/d,
  ),
  note('setup-prerequisites-failed', /^The prerequisites were not successfully installed, error: 0x[0-9a-f]{1,8}/d),
];

/** `Applied execute package: Name, result: 0x80070643, restart: None`. */
function applied(line: string): MsiWording | undefined {
  const parts = partsOf(
    line,
    /^Applied \w+ package: (?<package>[^,]{1,200}), result: (?<result>0x[0-9a-f]{1,8}), restart: (?<restart>\w+)/d,
  );
  const name = parts?.find((part) => part.name === 'package');
  if (!parts || !name) return undefined;
  const code = numberOf(parts);
  if (!code || SUCCESS.has(code.value) || code.value < 0x80000000) return { fields: fieldsOf(parts), events: restart(parts) };
  const failed: LogEvent = { kind: 'note', note: 'setup-package-failed', span: { start: 0, end: name.span.end }, subject: name };
  return { fields: fieldsOf(parts, 'error-code'), events: [failed, errorOf(name, code)] };
}

/** `Apply complete, result: 0x0, restart: None, ba requested restart:  No`. */
function complete(line: string): MsiWording | undefined {
  const parts = partsOf(line, /^Apply complete, result: (?<result>0x[0-9a-f]{1,8}), restart: (?<restart>\w+)/d);
  const code = parts && numberOf(parts);
  if (!code) return undefined;
  const subject: Token = { value: 'Apply', span: { start: 0, end: 5 } };
  if (!SUCCESS.has(code.value) && code.value >= 0x80000000)
    return { fields: fieldsOf(parts, 'error-code'), events: [errorOf(subject, code)] };
  const done: LogEvent = { kind: 'note', note: 'setup-completed', span: { start: 0, end: 'Apply complete'.length } };
  return { fields: fieldsOf(parts), events: [done, ...restart(parts)] };
}

/** `restart: Required` or `Initiated`: what was installed works only after it. */
function restart(parts: readonly Part[]): readonly LogEvent[] {
  const word = parts.find(({ name }) => name === 'restart');
  if (!word || word.value === 'None') return [];
  return [{ kind: 'note', note: 'setup-restart-required', span: word.span, subject: word }];
}

/** The result of a phase or of the whole; anything but success is an error of the part called `name`. */
function result(name: string, pattern: RegExp): Reader {
  return (line) => {
    const parts = partsOf(line, pattern);
    const code = parts && numberOf(parts);
    if (!code) return undefined;
    if (SUCCESS.has(code.value)) return { fields: fieldsOf(parts), events: [] };
    return {
      fields: fieldsOf(parts, 'error-code'),
      events: [errorOf({ value: name, span: { start: 0, end: name.length } }, code)],
    };
  };
}

function fieldsOnly(pattern: RegExp): Reader {
  return (line) => {
    const parts = partsOf(line, pattern);
    return parts && { fields: fieldsOf(parts), events: [] };
  };
}

/** A note on all that the pattern matches; a package in it is what the note is about. */
function note(id: string, pattern: RegExp): Reader {
  return (line) => {
    const parts = partsOf(line, pattern);
    if (!parts) return undefined;
    const end = pattern.exec(line)?.[0].length ?? line.length;
    const subject = parts.find(({ name }) => name === 'package');
    return {
      fields: fieldsOf(parts),
      events: [{ kind: 'note', note: id, span: { start: 0, end }, ...(subject ? { subject } : {}) }],
    };
  };
}

/** An error line: `Error 0x80070643: Failed to install MSI package.`, or a message with `error: 0x80070002` in it. */
function failure(line: string, { level, number, messageStart }: BurnHeader): MsiWording | undefined {
  const parts =
    partsOf(line, /^Error (?<result>0x[0-9a-f]{1,8})[.:] (?<text>.{1,1500})/di) ??
    partsOf(line, /^(?<text>.{1,1500}?error: (?<result>0x[0-9a-f]{1,8}))/di);
  const code = parts && numberOf(parts);
  const said = parts?.find(({ name }) => name === 'text');
  if (!code || !said || code.value === 0) return undefined;
  const id = { start: level.start - messageStart, end: number.end - messageStart };
  return {
    fields: [
      { name: 'error-name', kind: 'error-name', span: id },
      { name: 'error-code', kind: 'error-code', span: code.span },
      { name: 'error-text', kind: 'text', span: said.span },
    ],
    events: [{ ...errorOf({ value: BURN, span: id }, code), text: said }],
  };
}

/** The name under which the engine of a bundle reports errors that no package has. */
export const BURN = 'Burn';

function errorOf(name: Token, code: NumberToken): ErrorEvent {
  return { kind: 'error', notation: 'windows-error', span: code.span, name, code, causes: [] };
}

/** The named groups of a pattern with the flag `d`, in reading order. */
function partsOf(line: string, pattern: RegExp): readonly Part[] | undefined {
  const found = pattern.exec(line);
  if (!found) return undefined;
  return Object.entries(found.indices?.groups ?? {}).flatMap(([name, range]) => {
    if (!range) return [];
    const [start, end] = range;
    return [{ name: name === 'log' ? 'log-file' : name, value: line.slice(start, end), span: { start, end } }];
  });
}

function numberOf(parts: readonly Part[]): NumberToken | undefined {
  const part = parts.find(({ name }) => name === 'result');
  return part && { value: Number.parseInt(part.value, 16), text: part.value, span: part.span };
}

/** A failing result is marked as an error code. */
function fieldsOf(parts: readonly Part[], resultKind: 'number' | 'error-code' = 'number'): readonly LogField[] {
  return parts.map(({ name, span }) =>
    name === 'result' && resultKind === 'error-code'
      ? { name: 'error-code', kind: 'error-code', span }
      : { name, kind: KINDS[name] ?? 'text', span },
  );
}

/** The event with its places moved to where the message stands. */
function moved(event: LogEvent, place: (span: Span) => Span): LogEvent {
  const at = <T extends { readonly span: Span }>(token: T): T => ({ ...token, span: place(token.span) });
  if (event.kind === 'note') return { ...at(event), ...(event.subject ? { subject: at(event.subject) } : {}) };
  if (event.kind !== 'error') return event;
  return {
    ...at(event),
    name: at(event.name),
    ...(event.code ? { code: at(event.code) } : {}),
    ...(event.text ? { text: at(event.text) } : {}),
  };
}
