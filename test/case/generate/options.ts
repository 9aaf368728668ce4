import type { Generation, ScenarioId } from './scenarios.ts';

/** A kind of case. */
export interface Profile {
  readonly generation: Generation;
  /** What may be planted; `ok` is mixed in. */
  readonly scenarios: readonly ScenarioId[];
  /** Share of enrollments in which nothing goes wrong. */
  readonly okShare: number;
  readonly enrollments: number;
  /** How far the clocks of devices may be off, in seconds, and how much they gain in an hour. */
  readonly skewSeconds: number;
  readonly driftPerHour: number;
  /** All devices come from their own address; from that of one proxy; or it passes theirs on. */
  readonly proxy: 'none' | 'one' | 'forwarded';
  /** Some enrollments begin within the same seconds, on devices of one model. */
  readonly bursts: boolean;
  /** Lines in a minute that belong to no enrollment, in all logs together. */
  readonly noise: number;
  readonly servers: 1 | 2;
  readonly cut: 'none' | 'start' | 'end' | 'both';
  readonly begins: 'morning' | 'before-midnight' | 'before-summer-time' | 'before-winter-time';
  /** Share of devices whose log nobody collected. */
  readonly unlogged: number;
  /** Language ids of logs that nobody collected. */
  readonly without: readonly string[];
  /** A device enrolls for the profile that it has already, as a renewal does. */
  readonly renews?: true;
  /** Some Android devices get two profiles within seconds. */
  readonly twins?: true;
  /** Some devices are in zones of their own, also where summer time begins or ends at home. */
  readonly travels?: true;
  /** So many devices for each of seven. */
  readonly crowd?: number;
  /** All logs go on for so many minutes, so that what is missing in them is missing. */
  readonly goesOn?: number;
  /** Android devices log the certificates that they are answered with. */
  readonly showsCertificates?: true;
  /** The logs of the CA, and what CAPI2 writes on the server. */
  readonly extraLogs?: true;
  /** The clocks of iPhones are wrong by more than certificates bear. */
  readonly wrongClock?: true;
  readonly columns?: 'all';
  /** Seconds from one enrollment to the next, at least and at most. */
  readonly every?: readonly [number, number];
}

const HARD_TO_REACH: readonly ScenarioId[] = [
  'iis-1346',
  'pool-503',
  'gateway-504',
  'tls',
  'long-url',
  'lost',
  'acknowledged',
  'lone-gets',
];
const LEGACY: readonly ScenarioId[] = [
  ...['refused', 'denied', 'old-ra', 'verify-403', 'verify-12175', 'notify-fails', 'rolled-back', 'pending'].map(
    (id) => id as ScenarioId,
  ),
  ...HARD_TO_REACH,
];
const CURRENT: readonly ScenarioId[] = [
  ...['refused', 'denied', 'old-ra', 'notify-fails', 'rolled-back', 'pending'].map((id) => id as ScenarioId),
  ...HARD_TO_REACH,
];

/** What only the whole case can judge, since a line is missing. */
const SILENCES: readonly ScenarioId[] = ['not-reported', 'not-installed', 'lost', 'stale'];

/** All that a rule of the case must say. */
const RULED: readonly ScenarioId[] = [
  ...(['acknowledged', 'lone-gets', 'lost', 'queue-full', 'old-ra', 'stale', 'used-twice'] as const),
  ...(['unissued', 'not-installed', 'not-reported'] as const),
];

const PLAIN: Profile = {
  generation: 'current',
  scenarios: CURRENT,
  okShare: 0.4,
  enrollments: 14,
  skewSeconds: 8,
  driftPerHour: 0,
  proxy: 'none',
  bursts: false,
  noise: 2,
  servers: 1,
  cut: 'none',
  begins: 'morning',
  unlogged: 0,
  without: [],
};

/** The case that `npm start` shows: short, with a refusal that only the connector explains, and a request that never reached IIS. */
export const SAMPLE: Profile = {
  ...PLAIN,
  scenarios: ['refused', 'lost', 'denied'],
  okShare: 0.45,
  enrollments: 9,
  skewSeconds: 90,
  noise: 1.5,
};

const RULES: Profile = {
  ...PLAIN,
  scenarios: RULED,
  okShare: 0.35,
  enrollments: 20,
  unlogged: 0.25,
  goesOn: 15,
  showsCertificates: true,
  columns: 'all',
  crowd: 2,
};

export const PROFILES = {
  current: PLAIN,
  legacy: { ...PLAIN, generation: 'legacy', scenarios: LEGACY },
  'healthy-current': { ...PLAIN, scenarios: [], okShare: 1 },
  'healthy-legacy': { ...PLAIN, generation: 'legacy', scenarios: [], okShare: 1 },
  'skewed-current': { ...PLAIN, skewSeconds: 420, driftPerHour: 6 },
  'skewed-legacy': { ...PLAIN, generation: 'legacy', scenarios: LEGACY, skewSeconds: 420, driftPerHour: 6 },
  'proxy-current': { ...PLAIN, proxy: 'one' },
  'proxy-legacy': { ...PLAIN, generation: 'legacy', scenarios: LEGACY, proxy: 'one' },
  'forwarded-current': { ...PLAIN, proxy: 'forwarded' },
  'bursts-current': { ...PLAIN, bursts: true, okShare: 0.6, enrollments: 20 },
  'bursts-legacy': { ...PLAIN, generation: 'legacy', scenarios: LEGACY, bursts: true, okShare: 0.6, enrollments: 20 },
  'noisy-current': { ...PLAIN, noise: 40 },
  'noisy-legacy': { ...PLAIN, generation: 'legacy', scenarios: LEGACY, noise: 40 },
  'two-servers-current': { ...PLAIN, servers: 2, scenarios: [...CURRENT, 'two-servers'] },
  'two-servers-legacy': { ...PLAIN, generation: 'legacy', scenarios: [...LEGACY, 'two-servers'], servers: 2 },
  'storm-current': { ...PLAIN, scenarios: ['storm'], okShare: 0.7, enrollments: 10 },
  'midnight-current': { ...PLAIN, begins: 'before-midnight' },
  'summer-time-current': { ...PLAIN, begins: 'before-summer-time' },
  'winter-time-legacy': { ...PLAIN, generation: 'legacy', scenarios: LEGACY, begins: 'before-winter-time' },
  'renewals-current': { ...PLAIN, renews: true },
  'renewals-legacy': { ...PLAIN, generation: 'legacy', scenarios: LEGACY, renews: true },
  'twins-current': { ...PLAIN, twins: true, okShare: 0.7 },
  'twins-legacy': { ...PLAIN, generation: 'legacy', scenarios: LEGACY, twins: true, okShare: 0.7 },
  'zones-summer-time-current': { ...PLAIN, begins: 'before-summer-time', travels: true },
  'zones-winter-time-current': { ...PLAIN, begins: 'before-winter-time', travels: true },
  'silences-current': { ...PLAIN, scenarios: SILENCES },
  'silences-legacy': { ...PLAIN, generation: 'legacy', scenarios: SILENCES },
  'ruled-current': { ...RULES },
  'ruled-legacy': { ...RULES, generation: 'legacy', scenarios: [...RULED, 'unasked'] },
  'ruled-two-servers-current': { ...RULES, scenarios: ['two-servers'], servers: 2, enrollments: 12 },
  'ruled-two-servers-legacy': { ...RULES, generation: 'legacy', scenarios: ['two-servers'], servers: 2, enrollments: 12 },
  'wrong-clocks-current': {
    ...PLAIN,
    okShare: 0.8,
    enrollments: 18,
    goesOn: 3,
    columns: 'all',
    showsCertificates: true,
    wrongClock: true,
  },
  'wrong-clocks-legacy': {
    ...PLAIN,
    generation: 'legacy',
    scenarios: LEGACY,
    okShare: 0.8,
    enrollments: 18,
    goesOn: 3,
    columns: 'all',
    showsCertificates: true,
    wrongClock: true,
  },
  'extra-logs-current': { ...PLAIN, extraLogs: true },
  'extra-logs-legacy': { ...PLAIN, generation: 'legacy', scenarios: LEGACY, extraLogs: true },
  'cut-current': { ...PLAIN, cut: 'both' },
  'cut-legacy': { ...PLAIN, generation: 'legacy', scenarios: LEGACY, cut: 'both' },
  'unlogged-current': { ...PLAIN, unlogged: 0.4 },
  'unlogged-legacy': { ...PLAIN, generation: 'legacy', scenarios: LEGACY, unlogged: 0.4 },
  'without-iis-current': { ...PLAIN, without: ['iis-w3c-log'] },
  'without-httperr-legacy': { ...PLAIN, generation: 'legacy', scenarios: LEGACY, without: ['httperr-log'] },
} as const satisfies Readonly<Record<string, Profile>>;

/** 200 000 records in some ten logs: a server's busy day, of which a few devices were asked for their logs. */
export const LARGE: Profile = {
  ...PLAIN,
  generation: 'legacy',
  scenarios: ['refused', 'denied', 'verify-403', 'notify-fails', 'lone-gets'],
  okShare: 0.95,
  enrollments: 8_300,
  noise: 60,
  unlogged: 0.985,
  crowd: 40,
  every: [2, 10],
};

export type ProfileName = keyof typeof PROFILES;
