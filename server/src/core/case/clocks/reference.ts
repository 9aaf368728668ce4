import type { Stated } from './stated.ts';

/**
 * The log whose clock is taken for right: of the IIS logs the first one by path that says about as much as any, so that it stays the same while
 * logs grow; else of those in UTC, of the servers first, else of those that state their zone; undefined where there is none of these.
 */
export function referenceOf(all: readonly Stated[]): Stated | undefined {
  const usable = all.filter(({ calendar, zone }) => calendar === 'dated' && (zone === 'utc' || zone === 'offset'));
  const best = Math.max(...usable.map(kindOf));
  const alike = usable.filter((stated) => kindOf(stated) === best);
  const most = Math.max(...alike.map(({ facts }) => facts.observations.length));
  return alike.find(({ facts }) => facts.observations.length >= most / ABOUT_AS_MUCH);
}

const ABOUT_AS_MUCH = 3;

function kindOf({ facts: { observations, format }, zone, byDevice }: Stated): number {
  if (observations.length === 0) return 0;
  if (format === 'iis-w3c-log') return 4;
  return zone === 'utc' ? (byDevice ? 2 : 3) : 1;
}

/** True for logs in UTC that IIS and http.sys of one machine wrote: they have one clock. */
export function isSameMachine(a: Stated, b: Stated): boolean {
  if (a.zone !== 'utc' || a.calendar !== 'dated' || !WEB.has(a.facts.format) || !WEB.has(b.facts.format)) return false;
  return areOfOneMachine(a, b);
}

/**
 * True for two logs of servers that name one machine; also where both lie in one folder and say nothing of their machine that can be compared,
 * as an IIS log without its columns, or with a name where HTTPERR has an address.
 */
export function areOfOneMachine(a: Stated, b: Stated): boolean {
  if (a.byDevice || b.byDevice) return false;
  const names = [...a.machines];
  if (names.some((name) => b.machines.has(name))) return true;
  const comparable = names.some((name) => [...b.machines].some((other) => isAddress(name) === isAddress(other)));
  return !comparable && folderOf(a) === folderOf(b);
}

function isAddress(name: string): boolean {
  return /^[\d.:a-f]+$/.test(name) && /[.:]/.test(name);
}

function folderOf({ facts: { path } }: Stated): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

const WEB: ReadonlySet<string> = new Set(['iis-w3c-log', 'httperr-log']);
