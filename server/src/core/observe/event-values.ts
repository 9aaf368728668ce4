import type { WindowsEvent } from '../log/event.ts';

/** A message names its values in so many code units. */
const SEARCHED = 8192;
const LONGEST_VALUE = 1000;

/**
 * A value of an event by one of its names: from the data, which only XML has, else from the message, which has one on a line of its own
 * (`TransactionId: 0CCF…`) or in brackets (`UniqueId : (ModelName_…)`). In names, upper and lower case are the same. Undefined where it is not there,
 * or empty.
 */
export function eventValue(event: WindowsEvent, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const wanted = name.toLowerCase();
    const datum = event.data.find((one) => one.name.toLowerCase() === wanted)?.value.value.trim();
    if (datum) return datum.slice(0, LONGEST_VALUE);
  }
  const message = messageOf(event);
  for (const name of names) {
    const value = inMessage(message, name);
    if (value) return value;
  }
  return undefined;
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

function inMessage(message: string, name: string): string | undefined {
  const lower = message.toLowerCase();
  const wanted = name.toLowerCase();
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    if (at > 0 && /\w/.test(lower.charAt(at - 1))) continue;
    const behind = message.slice(at + name.length, at + name.length + LONGEST_VALUE + 20);
    const found = /^\s{0,4}[:=]\s{0,4}(?:\(([^()\r\n]{1,1000})\)|([^()\r\n][^\r\n]{0,999}))/.exec(behind);
    const value = (found?.[1] ?? found?.[2])?.trim();
    if (value) return value;
  }
  return undefined;
}
