import type { ErrorEvent, LogEvent } from '../../log/event.ts';
import type { LogField } from '../../log/model.ts';
import { type NumberToken, type Span, type Token, tokenAt } from '../../text/span.ts';

/** What a message says: events, and the tokens that need no event. */
export interface MsiWording {
  readonly events: readonly LogEvent[];
  readonly fields: readonly LogField[];
}

/** A message that we know is not longer; the rest of a longer one is not searched. */
const LINE_LIMIT = 2000;

/**
 * Reads the message at `span`. Source: Microsoft, "Troubleshoot SCEP: device to NDES", "Connector setup wizard ends prematurely" and "Error
 * 0x80090014 installing the NDES certificate" (lines); Windows Installer, "MsiExec.exe error messages" (results).
 */
export function readMsiWording(text: string, span: Span): MsiWording {
  const line = text.slice(span.start, Math.min(span.end, span.start + LINE_LIMIT));
  for (const read of READERS) {
    const message = read(text, span.start, line);
    if (message) return message;
  }
  return NOTHING;
}

const NOTHING: MsiWording = { events: [], fields: [] };

type Reader = (text: string, start: number, line: string) => MsiWording | undefined;

const READERS: readonly Reader[] = [customAction, ownError, product, installed, actionEnded, engine];

/** `CustomAction Name returned actual error code 1603`, and whether Windows Installer goes on all the same. */
function customAction(text: string, start: number, line: string): MsiWording | undefined {
  const found = /^CustomAction ([\w.-]{1,100}) returned actual error code (-?\d{1,10})/.exec(line);
  if (!found) return undefined;
  const [whole, name = '', code = ''] = found;
  const rest = /^ (but will be translated to success[\w ]{0,60})/.exec(line.slice(whole.length));
  const restAt = start + whole.length + 1;
  return failure(
    tokenAt(text, start + 13, start + 13 + name.length),
    numberAt(text, start + whole.length - code.length, Number(code), code.length),
    rest?.[1] ? tokenAt(text, restAt, restAt + rest[1].length) : undefined,
  );
}

/** `Name:  Error 0x80070002: Site not found`: what a custom action itself says. */
function ownError(text: string, start: number, line: string): MsiWording | undefined {
  const found = /^([A-Za-z]\w{2,60}): {1,3}Error (0x([0-9A-Fa-f]{1,8})): ?/.exec(line);
  if (!found) return undefined;
  const [whole, name = '', code = '', hex = ''] = found;
  const codeAt = start + whole.indexOf(code, name.length);
  const rest = line.slice(whole.length).trimEnd();
  const restAt = start + whole.length;
  return failure(
    tokenAt(text, start, start + name.length),
    numberAt(text, codeAt, Number.parseInt(hex, 16), code.length),
    rest === '' ? undefined : tokenAt(text, restAt, restAt + rest.length),
  );
}

/** `Product: Name -- Installation completed successfully.` or `… failed.` */
function product(text: string, start: number, line: string): MsiWording | undefined {
  const found = /^Product: (.{1,200}?) -- (?:Installation|Configuration)(?: operation)? (completed successfully|failed)\b/.exec(
    line,
  );
  if (!found) return undefined;
  const [whole, name = '', result = ''] = found;
  const note = result === 'failed' ? 'setup-failed' : 'setup-completed';
  const subject = tokenAt(text, start + 9, start + 9 + name.length);
  const at = start + whole.length - result.length;
  return {
    events: [{ kind: 'note', note, span: { start, end: start + whole.length }, subject }],
    fields: [
      { name: 'product', kind: 'alias', span: subject.span },
      { name: 'result', kind: result === 'failed' ? 'error-code' : 'text', span: { start: at, end: at + result.length } },
    ],
  };
}

/** Results that are success: nothing more to do, a restart has begun, a restart is needed. */
const SUCCESS: ReadonlySet<number> = new Set([0, 1641, 3010]);

/** `Product Name: … Product Version: … Installation success or error status: 0.` */
function installed(text: string, start: number, line: string): MsiWording | undefined {
  const nameAt = line.indexOf('Product Name: ');
  const found = /\. Product Version: ([\w.]{1,60})\. /.exec(line);
  const status = /(?:success or error status|success or error status code): (\d{1,10})\./.exec(line);
  if (nameAt < 0 || !found || !status || found.index < nameAt) return undefined;
  const [, version = ''] = found;
  const [whole, code = ''] = status;
  const name = tokenAt(text, start + nameAt + 14, start + found.index);
  const versionAt = start + found.index + 19;
  const codeAt = start + status.index + whole.length - 1 - code.length;
  const fields: readonly LogField[] = [
    { name: 'product', kind: 'alias', span: name.span },
    { name: 'version', kind: 'number', span: { start: versionAt, end: versionAt + version.length } },
  ];
  if (!SUCCESS.has(Number(code))) {
    const { events, fields: ofError } = failure(name, numberAt(text, codeAt, Number(code), code.length), undefined);
    return { events, fields: [...fields, ...ofError] };
  }
  const span = { start: start + status.index, end: codeAt + code.length };
  return {
    events: [{ kind: 'note', note: 'setup-completed', span, subject: name }],
    fields: [...fields, { name: 'result', kind: 'number', span: { start: codeAt, end: codeAt + code.length } }],
  };
}

/** `Action ended 16:13:11: InstallFinalize. Return value 3.` */
function actionEnded(_text: string, start: number, line: string): MsiWording | undefined {
  const found = /^Action (?:ended|start) \d\d?:\d\d:\d\d: ([\w.-]{1,100}?)\.(?: Return value (\d)\.)?(?=\s|$)/.exec(line);
  if (!found) return undefined;
  const [whole, name = '', value = ''] = found;
  const nameAt = start + whole.indexOf(`: ${name}`) + 2;
  const fields: LogField[] = [{ name: 'action', kind: 'operation', span: { start: nameAt, end: nameAt + name.length } }];
  if (value !== '') {
    const end = start + whole.length - 1;
    fields.push({ name: 'return-value', kind: value === '3' ? 'error-code' : 'number', span: { start: end - 1, end } });
  }
  return { events: [], fields };
}

/** `MainEngineThread is returning 1603`: the result as the caller gets it. */
function engine(text: string, start: number, line: string): MsiWording | undefined {
  const found = /^MainEngineThread is returning (\d{1,10})/.exec(line);
  const [whole = '', code = ''] = found ?? [];
  if (!found || SUCCESS.has(Number(code))) return undefined;
  const codeAt = start + whole.length - code.length;
  return failure(tokenAt(text, start, start + 16), numberAt(text, codeAt, Number(code), code.length), undefined);
}

function failure(name: Token, code: NumberToken, text: Token | undefined): MsiWording {
  if (code.value === 0) return NOTHING;
  const event: ErrorEvent = {
    kind: 'error',
    notation: 'windows-error',
    span: code.span,
    name,
    code,
    ...(text ? { text } : {}),
    causes: [],
  };
  const said: readonly LogField[] = text ? [{ name: 'error-text', kind: 'text', span: text.span }] : [];
  return {
    events: [event],
    fields: [
      { name: 'error-name', kind: 'error-name', span: name.span },
      { name: 'error-code', kind: 'error-code', span: code.span },
      ...said,
    ],
  };
}

function numberAt(text: string, start: number, value: number, length: number): NumberToken {
  return {
    value: value < 0 ? value >>> 0 : value,
    text: text.slice(start, start + length),
    span: { start, end: start + length },
  };
}
