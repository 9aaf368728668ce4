import type { ErrorEvent, HttpEvent, LogEvent, NoteEvent, ScepEvent, StateEvent } from '../log/event.ts';
import type { FieldKind, LogField } from '../log/model.ts';
import type { Span } from '../text/span.ts';
import { secretFields } from './secret-fields.ts';

/** The fields of the tokens that a record's events name, for formats whose messages are prose. In no particular order. */
export function fieldsOfEvents(events: readonly LogEvent[]): readonly LogField[] {
  const fields: LogField[] = [];
  const add = (name: string, kind: FieldKind, token: { readonly span: Span } | undefined): void => {
    if (token && token.span.end > token.span.start) fields.push({ name, kind, span: token.span });
  };
  for (const event of events) {
    if (event.kind === 'http') addHttp(event, add);
    else if (event.kind === 'scep') addScep(event, add);
    else if (event.kind === 'state') addState(event, add);
    else if (event.kind === 'error') addError(event, add);
    else if (event.kind === 'note') addNote(event, add);
  }
  return fields;
}

/** Fields in reading order, an outer one before the ones inside it; of two at one place only the first stays. */
export function inReadingOrder(fields: readonly LogField[]): readonly LogField[] {
  const sorted = [...fields].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return sorted.filter((field, i) => {
    const before = sorted[i - 1];
    return !before || before.span.start !== field.span.start || before.span.end !== field.span.end;
  });
}

type Add = (name: string, kind: FieldKind, token: { readonly span: Span } | undefined) => void;

function addHttp(event: HttpEvent, add: Add): void {
  add('url', 'url', event.url);
  if (event.span !== event.url?.span) add('operation', 'operation', event);
  add('payload', 'payload', event.payload);
  add('status', 'status', event.status);
  add('substatus', 'substatus', event.substatus);
  add('reason', 'text', event.reason);
  addSecrets(event.url, add);
}

/** The URL is read as a text of its own, and its places are moved to where it stands. */
function addSecrets(url: HttpEvent['url'], add: Add): void {
  for (const { name, kind, span } of url ? secretFields(url.value, { start: 0, end: url.value.length }) : []) {
    const start = (url?.span.start ?? 0) + span.start;
    add(name, kind, { span: { start, end: start + span.end - span.start } });
  }
}

function addScep(event: ScepEvent, add: Add): void {
  add('messageType', 'scep-value', event.messageType);
  add('pkiStatus', 'scep-value', event.pkiStatus);
  add('failInfo', 'scep-value', event.failInfo);
  add('transactionID', 'transaction-id', event.transactionID);
  add('senderNonce', 'nonce', event.senderNonce);
  add('recipientNonce', 'nonce', event.recipientNonce);
}

function addState(event: StateEvent, add: Add): void {
  add('alias', 'alias', event.alias);
  add('state', 'state', event.from);
  add('state', 'state', event.to);
}

function addError(event: ErrorEvent, add: Add): void {
  add('error-name', 'error-name', event.name);
  add('error-code', 'error-code', event.code);
  for (const cause of event.causes) addError(cause, add);
}

function addNote(event: NoteEvent, add: Add): void {
  const value = event.subject?.value ?? '';
  if (value.startsWith('http')) add('url', 'url', event.subject);
  else if (value.includes('ModelName') || event.note.startsWith('profile-')) add('alias', 'alias', event.subject);
  else if (event.note === 'reply-error-code') add('error-code', 'error-code', event.subject);
  else add('subject', 'text', event.subject);
}
