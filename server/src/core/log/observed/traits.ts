import type { Platform } from '../event.ts';
import type { Act, Observation, Writer } from '../facts.ts';
import type { FlowStep } from '../finding.ts';

/** What has few values, as some bits of one whole number. */
const WRITERS = {
  device: 0,
  iis: 1,
  'http-sys': 2,
  ndes: 3,
  'policy-module': 4,
  'registration-point': 5,
  connector: 6,
  ca: 7,
  windows: 8,
  intune: 9,
} as const satisfies Record<Writer, number>;
const PLATFORMS = {
  ios: 0,
  macos: 1,
  android: 2,
  windows: 3,
  'policy-module': 4,
  'test-script': 5,
  browser: 6,
  unknown: 7,
} as const satisfies Record<Platform, number>;
const ACTS = {
  'profile-delivered': 0,
  acknowledged: 1,
  started: 2,
  GetCACaps: 3,
  GetCACert: 4,
  GetNextCACert: 5,
  'request-built': 6,
  PKIOperation: 7,
  verify: 8,
  issue: 9,
  reply: 10,
  notify: 11,
  state: 12,
  installed: 13,
  reported: 14,
  error: 15,
} as const satisfies Record<Act, number>;
const PHASES = { call: 0, end: 1, whole: 2 } as const satisfies Record<Observation['phase'], number>;
const OUTCOMES = { done: 0, failed: 1, waiting: 2, unknown: 3 } as const satisfies Record<Observation['outcome'], number>;
const STEPS: readonly (FlowStep | undefined)[] = [undefined, 1, 2, 3, 4, 5, 6];

const PLATFORM = 4; // the first bit of each
const ACT = 7;
const PHASE = 12;
const STEP = 14;
const UP_TO = 17;
const OUTCOME = 20;
const ZONE = 22;

/** So many zones of times have a number here; this one says that a time has none, or another one. */
export const MANY_ZONES = 0xff;

export type Traits = Pick<Observation, 'by' | 'platform' | 'act' | 'phase' | 'step' | 'upTo' | 'outcome'>;

/** The traits of an observation, with the number of the zone of its time, at most `MANY_ZONES`. */
export function traitsOf(one: Traits, zone: number): number {
  return (
    WRITERS[one.by] |
    (PLATFORMS[one.platform] << PLATFORM) |
    (ACTS[one.act] << ACT) |
    (PHASES[one.phase] << PHASE) |
    (one.step << STEP) |
    ((one.upTo ?? 0) << UP_TO) |
    (OUTCOMES[one.outcome] << OUTCOME) |
    (zone << ZONE)
  );
}

/** The traits with another platform. */
export function withPlatform(traits: number, platform: Platform): number {
  return (traits & ~(7 << PLATFORM)) | (PLATFORMS[platform] << PLATFORM);
}

/** The traits without the number of a zone, which differs between tables. */
export function withoutZone(traits: number): number {
  return traits & ((1 << ZONE) - 1);
}

const WRITER_NAMES = namesOf(WRITERS);
const PLATFORM_NAMES = namesOf(PLATFORMS);
const ACT_NAMES = namesOf(ACTS);
const PHASE_NAMES = namesOf(PHASES);
const OUTCOME_NAMES = namesOf(OUTCOMES);

export function byIn(traits: number): Writer {
  return WRITER_NAMES[traits & 15] ?? 'windows';
}

export function platformIn(traits: number): Platform {
  return PLATFORM_NAMES[(traits >> PLATFORM) & 7] ?? 'unknown';
}

export function actIn(traits: number): Act {
  return ACT_NAMES[(traits >> ACT) & 31] ?? 'error';
}

export function phaseIn(traits: number): Observation['phase'] {
  return PHASE_NAMES[(traits >> PHASE) & 3] ?? 'whole';
}

export function stepIn(traits: number): FlowStep {
  return STEPS[(traits >> STEP) & 7] ?? 1;
}

export function upToIn(traits: number): FlowStep | undefined {
  return STEPS[(traits >> UP_TO) & 7];
}

export function outcomeIn(traits: number): Observation['outcome'] {
  return OUTCOME_NAMES[(traits >> OUTCOME) & 3] ?? 'unknown';
}

export function zoneIn(traits: number): number {
  return traits >>> ZONE;
}

function namesOf<Name extends string>(numbers: Readonly<Record<Name, number>>): readonly Name[] {
  return (Object.keys(numbers) as Name[]).sort((a, b) => numbers[a] - numbers[b]);
}
