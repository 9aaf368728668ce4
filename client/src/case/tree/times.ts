import type { EnrollmentRow } from '../../../../server/src/protocol/case.ts';
import { type Shown, say, shown } from '../../window/index.ts';

export const HOUR_MS = 3_600_000;

/** `2026-03-23 09:00 UTC` of a moment by the reference clock. */
export function hourTitle(ms: number): Shown {
  return say('{0} UTC', `${isoOf(ms).slice(0, 13).replace('T', ' ')}:00`);
}

/** `2026-03-23 09:07:56 UTC`; empty for what no calendar has. */
export function momentTitle(ms: number): Shown {
  return say('{0} UTC', isoOf(ms).slice(0, 19).replace('T', ' '));
}

/** When an enrollment began, as its log writes it and, where that is another time of day, by the reference clock beside it; how long it took. */
export function timeOf({ written, startMs, endMs }: EnrollmentRow): Shown | undefined {
  const raw =
    written === undefined
      ? undefined
      : shown(written.replace(/^(?:\d{4}-)?\d\d-\d\d (?=\d\d:)/, '').replace(/(:\d\d)\.\d+/, '$1'));
  const clock = startMs === undefined ? undefined : isoOf(startMs).slice(11, 19);
  const start =
    raw === undefined
      ? clock && say('{0} UTC', clock)
      : clock === undefined || raw.startsWith(clock)
        ? raw
        : say('{0} ({1} UTC)', raw, clock);
  const took = startMs === undefined || endMs === undefined || endMs <= startMs ? undefined : duration(endMs - startMs);
  if (start === undefined || start === '') return took;
  return took === undefined ? start : say('{0} · {1}', start, took);
}

/** `350 ms`, `12 s`, `9 min 20 s`, `3 h 5 min`, `2 d 4 h`. */
export function duration(ms: number): Shown {
  if (ms < 1000) return say('{0} ms', Math.round(ms));
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return say('{0} s', seconds);
  if (seconds < 3600) return say('{0} min {1} s', Math.floor(seconds / 60), seconds % 60);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1440) return say('{0} h {1} min', Math.floor(minutes / 60), minutes % 60);
  return say('{0} d {1} h', Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24);
}

function isoOf(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
