import { expect } from 'vitest';
import type { ErrorEvent, LogEvent } from '../../../server/src/core/log/event.ts';
import type { LogDocument, LogFormat } from '../../../server/src/core/log/model.ts';
import type { Span } from '../../../server/src/core/text/span.ts';

/** A place that a test marks by carets, and what it says behind them. */
interface Mark {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

/**
 * Reads `marked` without its caret lines and expects exactly the events that these mark, each by its span: `^^^ http request
 * GetCACert`, `^^^ note csr-sent-get`, `^^^ error MCSCEPErrorDomain 22003`. Carets stand below the line that they mark.
 */
export function checkEvents(format: LogFormat, marked: string): LogDocument {
  const { text, marks } = unmark(marked);
  const document = format.parse(text);
  expect(inOrder(eventsOf(document).map((event) => place(document, event.span, describeEvent(event))))).toEqual(inOrder(marks));
  return document;
}

/** Expects exactly the fields that `marked` marks, by name and kind: `^^^^ level: level`. The message as a whole is left out. */
export function checkFields(format: LogFormat, marked: string): LogDocument {
  const { text, marks } = unmark(marked);
  const document = format.parse(text);
  const found: Mark[] = [];
  for (let i = 0; i < document.records.length; i++) {
    for (const field of document.records.at(i)?.fields() ?? []) {
      if (field.name !== 'message') found.push(place(document, field.span, `${field.name}: ${field.kind}`));
    }
  }
  expect(inOrder(found)).toEqual(inOrder(marks));
  return document;
}

/** All events of a document, in log order. */
export function eventsOf(document: LogDocument): readonly LogEvent[] {
  const events: LogEvent[] = [];
  for (let i = 0; i < document.records.length; i++) events.push(...(document.records.at(i)?.events() ?? []));
  return events;
}

/** How many events there are of each description. */
export function tally(document: LogDocument): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const event of eventsOf(document)) counts[describeEvent(event)] = (counts[describeEvent(event)] ?? 0) + 1;
  return counts;
}

/** An event in a few words, as the carets name it. */
export function describeEvent(event: LogEvent): string {
  switch (event.kind) {
    case 'http':
      return words('http', event.phase, event.operation, event.status?.text, event.payload && `payload ${event.payload.state}`);
    case 'scep':
      return words('scep', event.direction, event.messageType?.value, event.pkiStatus?.value, event.failInfo?.value);
    case 'state':
      return words('state', event.machine, event.from.value, '->', event.to.value);
    case 'error':
      return ['error', describeError(event), ...event.causes.flatMap((cause) => ['<-', describeError(cause)])].join(' ');
    case 'note':
      return words('note', event.note, event.count?.toString());
    case 'setting':
      return words('setting', event.name.value, event.value?.value ?? 'is missing');
    case 'windows-event':
      return words('event', event.provider?.value, event.eventId.text, ...event.codes.map((code) => code.text));
  }
}

function describeError(event: ErrorEvent): string {
  return words(event.name.value, event.code?.text);
}

function words(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ');
}

function place(document: LogDocument, span: Span, label: string): Mark {
  const line = document.lines.lineAt(span.start);
  const start = document.lines.start(line);
  return { line, start: span.start - start, end: span.end - start, label };
}

function unmark(marked: string): { readonly text: string; readonly marks: readonly Mark[] } {
  const lines: string[] = [];
  const marks: Mark[] = [];
  for (const line of marked.replace(/^\n/, '').split('\n')) {
    const caret = /^( *)(\^+) (.+)$/.exec(line);
    const [, indent = '', carets = '', label = ''] = caret ?? [];
    if (caret) marks.push({ line: lines.length - 1, start: indent.length, end: indent.length + carets.length, label });
    else lines.push(line);
  }
  return { text: lines.join('\n'), marks };
}

function inOrder(marks: readonly Mark[]): readonly Mark[] {
  return [...marks].sort((a, b) => a.line - b.line || a.start - b.start || b.end - a.end || a.label.localeCompare(b.label));
}
