import type { FlowStep } from '../../log/finding.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import { writes } from '../expected/generation.ts';
import { type KnownLog, LOGS } from '../expected/logs.ts';
import type { MissingLog } from '../model.ts';
import type { Surroundings } from './steps.ts';

const { channels, plugin, point, iis, httperr, application, authority, capi2, android, apple, windows } = LOGS;

function deviceLogs({ platform }: Surroundings): readonly KnownLog[] {
  switch (platform) {
    case 'android':
      return [android];
    case 'ios':
    case 'macos':
      return [apple];
    case 'windows':
      return [windows];
    default:
      return [android, apple, windows];
  }
}

function tellers(step: FlowStep, surroundings: Surroundings): readonly KnownLog[] {
  switch (step) {
    case 1:
    case 5:
      return deviceLogs(surroundings);
    case 2:
      return [iis, httperr];
    case 3:
      return [channels, plugin, point, application];
    case 4:
      return [application, channels, authority];
    case 6:
      return [channels, plugin];
  }
}

function useful(step: FlowStep, surroundings: Surroundings): readonly KnownLog[] {
  const those = tellers(step, surroundings).filter(({ of }) => writes(surroundings.generation, of));
  return surroundings.distrust === step ? [...those, capi2] : those;
}

/** Logs that would show a step, those that are missing first; those that are there and do not show it only where there is no other. */
export function wouldShow(step: FlowStep, surroundings: Surroundings): readonly string[] {
  const all = useful(step, surroundings).map(({ log }) => log);
  const missing = all.filter((log) => !surroundings.present.has(log));
  return missing.length > 0 ? missing : all;
}

const WHY = {
  1: msg('It shows whether the profile reached the device.'),
  2: msg('It shows whether the request reached NDES, and what came back.'),
  3: msg('It shows whether the challenge was accepted, and why not.'),
  4: msg('It shows whether the CA issued the certificate, and why not.'),
  5: msg('It shows whether the device got its certificate, and what it made of it.'),
  6: msg('It shows whether Intune was told the outcome.'),
} as const satisfies Record<FlowStep, Sentence>;

/** Logs that are not there and would tell of these steps, each once, in this order. */
export function collect(steps: readonly FlowStep[], surroundings: Surroundings): readonly MissingLog[] {
  const found = new Map<string, MissingLog>();
  for (const step of steps) {
    for (const { log, where } of useful(step, surroundings)) {
      if (!surroundings.present.has(log) && !found.has(log)) found.set(log, { log, where, why: WHY[step] });
    }
  }
  return [...found.values()];
}
