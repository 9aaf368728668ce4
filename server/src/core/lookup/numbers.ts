import { eventContent } from '../explain/content/event.ts';
import { namedContent } from '../explain/content/named.ts';
import { failInfoContent, messageTypeContent, pkiStatusContent } from '../explain/content/scep-value.ts';
import { statusContent } from '../explain/content/status.ts';
import { type AppleError, appleErrorsOf } from '../facts/codes/apple.ts';
import { failInfo, messageTypes, pkiStatus } from '../facts/codes/scep.ts';
import { describeStatus } from '../facts/codes/status.ts';
import { describeWin32 } from '../facts/codes/win32.ts';
import { diagnosticCode, eventProviders, windowsEvents } from '../facts/codes/windows-events/index.ts';
import { msg } from '../text/sentence.ts';
import type { CodeReading } from './model.ts';
import { appleReading, reading, windowsReading } from './reading.ts';
import type { WrittenNumber } from './written.ts';

/** A reading with how likely it is that somebody means it. */
interface Ranked {
  readonly rank: number;
  readonly reading: CodeReading;
}

/**
 * Everything that a number is a code of, the likeliest first: an HRESULT before an HTTP status, that before an error of an Apple domain,
 * of Windows, an event and a value of SCEP. What no table of Windows has is taken apart: where nothing else is known, and for small
 * numbers, which Windows counts its errors by.
 */
export function readingsOfNumbers(numbers: readonly WrittenNumber[]): readonly CodeReading[] {
  const all = numbers.flatMap((number, index) => ranked(number).map((one) => ({ ...one, rank: one.rank - index })));
  const isKnown = all.some((one) => one.reading.known);
  const isSmall = numbers.every(({ value }) => value >= 0 && value < 0x10000);
  const said = isKnown && !isSmall ? all.filter((one) => one.reading.known) : all;
  return said.toSorted((a, b) => b.rank - a.rank).map((one) => one.reading);
}

function ranked(number: WrittenNumber): readonly Ranked[] {
  const { value, notation } = number;
  const signed = value > 0x7fffffff ? value | 0 : value;
  const apple = appleErrorsOf(signed).map((error) => ({ rank: rankOf(error), reading: appleReading(error) }));
  const diagnostic = diagnosticReading(value);
  const windows = windowsReadings(value);
  if (notation === 'hexadecimal') return [...windows, ...(value >= 0x10000 ? apple : []), ...diagnostic];
  return [...statusReading(value), ...windows, ...apple, ...eventReadings(value), ...scepReadings(value), ...diagnostic];
}

function windowsReadings(value: number): readonly Ranked[] {
  const error = describeWin32(value);
  if (!error) return [];
  return [{ rank: error.known ? (error.unsigned >= 0x10000 ? 100 : 80) : 10, reading: windowsReading(error) }];
}

function statusReading(value: number): readonly Ranked[] {
  if (value < 100 || value > 599 || describeStatus(value).match === 'class') return [];
  return [{ rank: 95, reading: reading('http-status', statusContent(value, undefined)) }];
}

/** Numbers of profile installation and of URL loading are met most; those of the layers below are small, as anybody's. */
function rankOf({ name, value }: AppleError): number {
  if (name.startsWith('MC')) return 85;
  if (value < 0) return name === 'NSURLErrorDomain' || name === 'NSOSStatusErrorDomain' ? 105 : 40;
  return name === 'kCFErrorDomainCFNetwork' ? 30 : 20;
}

function eventReadings(id: number): readonly Ranked[] {
  return eventsOf(id).map((event) => ({ rank: 60, reading: event }));
}

/** The events of that id, of the provider with the key where one is given. */
export function eventsOf(id: number, key?: string): readonly CodeReading[] {
  return windowsEvents
    .filter((info) => info.id === id && (key === undefined || info.provider === key))
    .flatMap((info) => {
      const provider = eventProviders.find((one) => one.key === info.provider);
      return provider ? [reading('windows-event', eventContent(info, provider))] : [];
    });
}

function scepReadings(value: number): readonly Ranked[] {
  const reason = failInfo.find((one) => one.value === value);
  const status = pkiStatus.find((one) => one.value === value);
  const type = messageTypes.find((one) => one.value === value);
  return [
    ...(reason ? [{ rank: 55, reading: reading('scep-value', failInfoContent(reason)) }] : []),
    ...(status ? [{ rank: 50, reading: reading('scep-value', pkiStatusContent(status)) }] : []),
    ...(type ? [{ rank: 45, reading: reading('scep-value', messageTypeContent(type)) }] : []),
  ];
}

function diagnosticReading(value: number): readonly Ranked[] {
  const code = diagnosticCode(value);
  if (!code || value === 0) return [];
  const of = msg('a diagnostic code of the Intune connector before July 2021');
  return [{ rank: 35, reading: reading('name', namedContent(msg('Diagnostic code {0}', code.name), code), { of }) }];
}
