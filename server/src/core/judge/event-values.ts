import type { WindowsEvent } from '../log/event.ts';

/** A message names its values in so many code units. */
const SEARCHED = 8192;
const LONGEST_VALUE = 1000;
/** A name that stands there more often than that is no name. */
const MAX_TRIES = 20;
/** Values of an event that are searched for others inside them. */
const MAX_DATA = 32;

/**
 * A value of an event by one of its names: from the data, which only XML has, else from the message or a value without a name, which have
 * one on a line of its own (`Reason: …`), in brackets (`UniqueId : (ModelName_…)`) or in JSON. Names are compared without case. Undefined
 * where it is not there, or empty.
 */
export function eventValue(event: WindowsEvent, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const wanted = name.toLowerCase();
    const datum = event.data.find((one) => one.name.toLowerCase() === wanted)?.value.value.trim();
    if (datum) return datum.slice(0, LONGEST_VALUE);
  }
  const texts = textsOf(event);
  for (const name of names) {
    for (const text of texts) {
      const value = inText(text, name);
      if (value) return value;
    }
  }
  return undefined;
}

/** As `eventValue`, of an identifier: without blanks, and without what follows on the same line. */
export function eventId(event: WindowsEvent, ...names: readonly string[]): string | undefined {
  return /^[^\s,;"'<>]{1,200}/.exec(eventValue(event, ...names) ?? '')?.[0];
}

/** As `eventValue`, of octets in hexadecimal, with or without separators between them. */
export function eventHex(event: WindowsEvent, ...names: readonly string[]): string | undefined {
  return /^(?:0x)?[0-9a-f]{1,2}(?:[ :-]?[0-9a-f]{2}){0,127}(?![0-9a-z])/i.exec(eventValue(event, ...names) ?? '')?.[0];
}

/** The first match in the message, else in one of the values. Many exports hold only one of the two. */
export function eventMatch(event: WindowsEvent, pattern: RegExp): RegExpExecArray | undefined {
  const found = pattern.exec(messageOf(event));
  if (found) return found;
  for (const { value } of event.data) {
    const inValue = pattern.exec(value.value.slice(0, LONGEST_VALUE));
    if (inValue) return inValue;
  }
  return undefined;
}

/** PowerShell breaks the lines of a list, and goes on below the first one. */
function messageOf({ text }: WindowsEvent): string {
  return (text?.value ?? '').slice(0, SEARCHED).replace(/\r?\n {4,}/g, ' ');
}

function textsOf(event: WindowsEvent): readonly string[] {
  const unnamed = event.data.slice(0, MAX_DATA).filter(({ name }) => name === '');
  return [messageOf(event), ...unnamed.map(({ value }) => value.value.slice(0, SEARCHED))];
}

function inText(text: string, name: string): string | undefined {
  const lower = text.toLowerCase();
  const wanted = name.toLowerCase();
  let at = lower.indexOf(wanted);
  for (let i = 0; i < MAX_TRIES && at >= 0; i++, at = lower.indexOf(wanted, at + 1)) {
    if (at > 0 && /\w/.test(lower.charAt(at - 1))) continue;
    const behind = text.slice(at + name.length, at + name.length + LONGEST_VALUE + 20);
    const found = /^"?\s{0,4}[:=]\s{0,4}(?:\(([^()\r\n]{1,1000})\)|"([^"\r\n]{1,1000})"|([^()"\r\n][^\r\n]{0,999}))/.exec(behind);
    const value = (found?.[1] ?? found?.[2] ?? found?.[3])?.trim();
    if (value) return value;
  }
  return undefined;
}
