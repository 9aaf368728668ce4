import type { Platform } from '../../log/event.ts';
import { msg } from '../../text/sentence.ts';
import type { CaseAttempt, Generation, MissingLog } from '../model.ts';
import { writes } from './generation.ts';
import { ALL_LOGS, type CaseFile, type KnownLog } from './logs.ts';

/** The logs that a case has, by name, whatever they hold. */
export function presentLogs(files: readonly CaseFile[]): ReadonlySet<string> {
  const present = new Set<string>();
  for (const file of files) {
    if (file.format !== undefined && file.format !== 'windows-event-log') present.add(file.format);
    for (const log of ALL_LOGS) if (log.is(file)) present.add(log.log);
  }
  return present;
}

/**
 * The logs that a case lacks: of the servers, by the generation of its connector, where that is unknown of both; of the devices, by the
 * platforms that it shows. First those that most unfinished enrollments need, then along the way of a request.
 */
export function missingLogs(
  files: readonly CaseFile[],
  attempts: readonly CaseAttempt[],
  generation: Generation,
): readonly MissingLog[] {
  if (files.length === 0) return [];
  const present = presentLogs(files);
  const platforms = platformsOf(attempts);
  const needed = neededBy(attempts);
  return ALL_LOGS.filter((log) => !present.has(log.log) && isExpected(log, { platforms, generation, present, needed }))
    .map((log, i) => ({ log, i, need: needed.get(log.log) ?? 0 }))
    .sort((a, b) => b.need - a.need || a.i - b.i)
    .map(({ log }) => missingLog(log, generation));
}

interface Surroundings {
  readonly platforms: ReadonlySet<Platform>;
  readonly generation: Generation;
  readonly present: ReadonlySet<string>;
  readonly needed: ReadonlyMap<string, number>;
}

/** Where no device shows itself, a log of any will do. */
function isExpected(log: KnownLog, { platforms, generation, present, needed }: Surroundings): boolean {
  if (log.onDemand) return needed.has(log.log);
  if (log.platforms === undefined) return writes(generation, log.of);
  if (platforms.size > 0) return log.platforms.some((platform) => platforms.has(platform));
  return !ALL_LOGS.some((other) => other.platforms !== undefined && present.has(other.log));
}

function platformsOf(attempts: readonly CaseAttempt[]): ReadonlySet<Platform> {
  const platforms = new Set<Platform>();
  for (const { platform } of attempts) if (DEVICES.has(platform)) platforms.add(platform);
  return platforms;
}

const DEVICES: ReadonlySet<Platform> = new Set(ALL_LOGS.flatMap(({ platforms }) => platforms ?? []));

function neededBy(attempts: readonly CaseAttempt[]): ReadonlyMap<string, number> {
  const needed = new Map<string, number>();
  for (const { collectNext } of attempts) {
    for (const { log } of collectNext) needed.set(log, (needed.get(log) ?? 0) + 1);
  }
  return needed;
}

function missingLog({ log, where, use, of }: KnownLog, generation: Generation): MissingLog {
  if (of === undefined || generation !== 'unknown') return { log, where, why: use };
  return { log, where, why: ONLY[of](use) };
}

const ONLY = {
  current: (use: MissingLog['why']) => msg('{0}. Connectors since 2021 write it; nothing here shows which one this is', use),
  legacy: (use: MissingLog['why']) =>
    msg('{0}. Only the connector before July 2021 writes it; nothing here shows which one this is', use),
} as const satisfies Record<NonNullable<KnownLog['of']>, (use: MissingLog['why']) => MissingLog['why']>;
