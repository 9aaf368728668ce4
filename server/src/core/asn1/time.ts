import { TAG } from './members.ts';
import type { Tlv } from './model.ts';
import { shown } from './strings.ts';
import { contentsOf } from './values.ts';

/** A UTCTime or GeneralizedTime. */
export interface Asn1Time {
  /** As written: `261122141421Z`. */
  readonly text: string;
  /** Milliseconds since 1970-01-01T00:00Z; absent where the text is no valid time. */
  readonly epochMs?: number;
}

const UTC_TIME = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?$/;
const GENERALIZED_TIME = /^(\d{4})(\d{2})(\d{2})(\d{2})(?:(\d{2})(?:(\d{2})(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d{4})?$/;
const LONGEST = 40;

/**
 * Reads a time (X.680 46, 47), tolerant of missing seconds, fractions and offsets. A UTCTime year below 50 is 20xx (RFC 5280
 * 4.1.2.5.1); a time without zone is read as UTC. Undefined when cut or no time.
 */
export function timeOf(tlv: Tlv | undefined): Asn1Time | undefined {
  if (!tlv || tlv.truncated || tlv.constructed || tlv.tagClass !== 'universal') return undefined;
  if (tlv.tagNumber !== TAG.utcTime && tlv.tagNumber !== TAG.generalizedTime) return undefined;
  const contents = contentsOf(tlv);
  const text = String.fromCharCode(...contents.subarray(0, LONGEST));
  if (contents.length > LONGEST) return { text };
  const epochMs = tlv.tagNumber === TAG.utcTime ? utc(text) : generalized(text);
  return epochMs === undefined ? { text } : { text, epochMs };
}

function utc(text: string): number | undefined {
  const found = UTC_TIME.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, zone] = found;
  const short = Number(year);
  return epoch(short < 50 ? 2000 + short : 1900 + short, [month, day, hour, minute, second], 0, zone);
}

function generalized(text: string): number | undefined {
  const found = GENERALIZED_TIME.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = found;
  return epoch(Number(year), [month, day, hour, minute, second], Math.floor(Number(`0.${fraction ?? 0}`) * 1000), zone);
}

function epoch(year: number, rest: readonly (string | undefined)[], ms: number, zone: string | undefined): number | undefined {
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = rest.map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCDate() !== day) return undefined; // 30 February
  date.setUTCHours(hour, minute, second, ms);
  const offset = zone && zone !== 'Z' ? Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5)) : 0;
  return date.getTime() - (zone?.startsWith('-') ? -offset : offset) * 60_000;
}

/** The end of the year 9999; ISO 8601 has no common form for what comes after it. */
const LAST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** `2026-11-22 14:14:21 UTC`, or the text itself, escaped, where it is no valid time or beyond the year 9999. */
export function shownTime(time: Asn1Time): string {
  if (time.epochMs === undefined || time.epochMs > LAST_MS) return shown(time.text);
  return `${new Date(time.epochMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
