import type { DevicePlatform } from './device.ts';

export type Generation = 'legacy' | 'current';

/** What goes wrong where; the flow asks for these, and nothing else tells scenarios apart. */
export interface Plan {
  /** What stands between device and NDES. */
  readonly way?: 'iis-1346' | 'pool-stopped' | 'queue-full' | 'gateway' | 'tls' | 'long-url' | 'lost';
  /** Which RA certificate the device encrypts to. */
  readonly oldRecipient?: true;
  /** The GETs reach another server than the request. */
  readonly servers?: 'mixed';
  readonly verify?: 'refused' | 'unspecific' | 'page-403' | 'error-12175';
  /** NDES does not ask its policy module. */
  readonly policy?: 'unasked';
  /** `silent`: nobody says what the CA did. */
  readonly issue?: 'denied' | 'pending' | 'silent';
  readonly notify?: 'fails' | 'none';
  readonly install?: 'rolled-back' | 'none';
  /** The device begins so many minutes after its profile arrived. */
  readonly waits?: number;
  /** Only the management client confirms. */
  readonly ends?: 'acknowledged' | 'after-gets';
  /** So many more of the same, one right after another. */
  readonly again?: number;
  /** One that went well for the same delivery of the profile came before. */
  readonly repeats?: true;
  /** Only of a device whose log nobody collected: that one would tell. */
  readonly unlogged?: true;
}

export interface Expected {
  readonly outcome: readonly string[];
  readonly failedStep: readonly (number | null)[];
  readonly cause: readonly (string | null)[];
  readonly steps?: Readonly<Record<string, readonly string[]>>;
  readonly required?: false;
  /** A rule of the case that must say so of it. */
  readonly rule?: string;
  /**
   * What else must be there for that: another certificate that the log of the device shows; logs that go on and show all that they can; then
   * also the request itself, in the log of IIS.
   */
  readonly ruleNeeds?: 'other-installed' | 'goes-on' | 'request-shown';
}

export interface Scenario {
  readonly platforms: readonly DevicePlatform[];
  readonly generation?: Generation;
  readonly plan: Plan;
  readonly expected: (generation: Generation) => Expected;
}

const ALL: readonly DevicePlatform[] = ['android', 'ios', 'macos', 'windows'];

const failed = (step: number | readonly number[], ...cause: readonly string[]): Expected => ({
  outcome: ['failed'],
  failedStep: typeof step === 'number' ? [step] : step,
  cause,
  ...(typeof step === 'number' ? { steps: { [step]: ['failed'] } } : {}),
});

const ISSUED: Expected = {
  outcome: ['issued'],
  failedStep: [null],
  cause: [null],
  steps: { 2: ['done'], 3: ['done'], 5: ['done'], 6: ['done'] },
};

export const SCENARIOS = {
  ok: { platforms: ALL, plan: {}, expected: () => ISSUED },
  refused: {
    platforms: ['android', 'ios', 'macos'],
    plan: { verify: 'refused' },
    expected: (generation) =>
      generation === 'legacy'
        ? failed(3, 'subject-mismatch')
        : failed(3, 'connector-verify-failed', 'subject-mismatch', 'ndes-challenge-refused'),
  },
  denied: {
    platforms: ['android', 'ios', 'macos'],
    plan: { issue: 'denied' },
    expected: () => failed(4, 'ca-0x80094800-template', 'ca-refuses-request'),
  },
  'old-ra': {
    platforms: ['android', 'ios', 'macos'],
    plan: { oldRecipient: true },
    expected: () => ({
      ...failed([2, 3], 'ra-cert-mismatch-decrypt', 'scep-wrong-recipient'),
      rule: 'scep-wrong-recipient',
      ruleNeeds: 'request-shown',
    }),
  },
  'iis-1346': { platforms: ['android'], plan: { way: 'iis-1346' }, expected: () => failed(2, 'iis-500-1346-impersonation') },
  'pool-503': { platforms: ['android'], plan: { way: 'pool-stopped' }, expected: () => failed(2, 'http-503-app-pool') },
  'queue-full': {
    platforms: ['android'],
    plan: { way: 'queue-full' },
    expected: () => ({ ...failed(2, 'ndes-overloaded'), rule: 'ndes-overloaded' }),
  },
  'gateway-504': {
    platforms: ['android'],
    plan: { way: 'gateway' },
    expected: () => failed(2, 'gateway-timeout', 'jscep-http-status'),
  },
  tls: { platforms: ['windows'], plan: { way: 'tls' }, expected: () => failed(2, 'windows-tls-0x80072f8f') },
  'long-url': {
    platforms: ['android', 'ios', 'macos'],
    plan: { way: 'long-url' },
    expected: () => failed(2, 'http-414-long-url'),
  },
  lost: { platforms: ['android'], plan: { way: 'lost' }, expected: () => ({ ...failed(2, '*'), rule: 'no-request-in-iis' }) },
  'verify-403': {
    platforms: ['android', 'ios', 'macos'],
    generation: 'legacy',
    plan: { verify: 'page-403' },
    expected: () => failed(3, 'verifyrequest-403-16'),
  },
  'verify-12175': {
    platforms: ['android', 'ios', 'macos'],
    generation: 'legacy',
    plan: { verify: 'error-12175' },
    expected: () => failed(3, 'ndesplugin-12175'),
  },
  'notify-fails': {
    platforms: ALL,
    plan: { notify: 'fails' },
    expected: (generation) => ({
      outcome: ['issued'],
      failedStep: [6],
      cause: generation === 'legacy' ? ['notify-failed', 'plugin-verify-failed'] : ['reporting-stuck'],
      steps: { 6: ['failed'] },
    }),
  },
  'rolled-back': {
    platforms: ['ios', 'macos'],
    plan: { install: 'rolled-back' },
    expected: () => failed(5, 'ios-profile-error', 'ios-profile-rolled-back'),
  },
  pending: {
    platforms: ['android'],
    plan: { issue: 'pending' },
    expected: () => ({ outcome: ['issued'], failedStep: [null], cause: [null, '*'] }),
  },
  'not-reported': {
    platforms: ['android', 'ios'],
    plan: { notify: 'none' },
    expected: () => ({ outcome: ['issued'], failedStep: [null, 6], cause: ['*'], rule: 'issued-not-reported' }),
  },
  'not-installed': {
    platforms: ['android'],
    plan: { install: 'none' },
    expected: (generation) => ({
      ...{ outcome: ['issued'], failedStep: [null, 5], cause: ['*'], rule: 'issued-not-installed' },
      ...(generation === 'legacy' ? { ruleNeeds: 'other-installed' } : {}), // the legacy connector does not say what was issued
    }),
  },
  stale: {
    platforms: ['android'],
    plan: { verify: 'unspecific', waits: 75 },
    expected: () => ({ ...failed(3, 'challenge-expired'), rule: 'challenge-expired' }),
  },
  'used-twice': {
    platforms: ['android'],
    plan: { verify: 'unspecific', repeats: true },
    expected: () => ({ ...failed(3, 'challenge-used-twice'), rule: 'challenge-used-twice' }),
  },
  unasked: {
    platforms: ['android', 'ios', 'macos'],
    generation: 'legacy',
    plan: { policy: 'unasked', unlogged: true },
    expected: () => ({ outcome: ['unknown'], failedStep: [null, 2, 3], cause: ['*'], rule: 'pkioperation-no-verifyrequest' }),
  },
  unissued: {
    platforms: ['android', 'ios', 'macos'],
    plan: { issue: 'silent', unlogged: true },
    expected: (generation) => ({
      ...{ outcome: ['unknown'], failedStep: [null, 4], cause: ['*'] },
      rule: generation === 'legacy' ? 'verifyrequest-no-notify' : 'verified-not-issued',
    }),
  },
  'lone-gets': {
    platforms: ['android', 'ios', 'macos', 'windows'],
    plan: { ends: 'after-gets' },
    expected: () => ({
      ...{ outcome: ['unknown', 'failed', 'pending'], failedStep: [null, 2], cause: ['*'], required: false },
      ...{ rule: 'iis-enrollment-stops', ruleNeeds: 'goes-on' },
    }),
  },
  storm: {
    platforms: ['android'],
    plan: { verify: 'refused', again: 3 },
    expected: (generation) => ({
      ...(generation === 'legacy'
        ? failed(3, 'subject-mismatch')
        : failed(3, 'connector-verify-failed', 'subject-mismatch', 'ndes-challenge-refused')),
      rule: 'retry-storm',
    }),
  },
  'two-servers': {
    platforms: ['android', 'ios', 'macos'],
    plan: { servers: 'mixed', oldRecipient: true },
    expected: () => ({ ...failed([2, 3], '*'), rule: 'load-balancer-affinity', ruleNeeds: 'goes-on' }),
  },
  acknowledged: {
    platforms: ['windows'],
    plan: { ends: 'acknowledged' },
    expected: () => ({
      ...{ outcome: ['unknown', 'pending'], failedStep: [null, 1], cause: [null, '*'] },
      ...{ rule: 'windows-never-started', ruleNeeds: 'goes-on' },
    }),
  },
} as const satisfies Readonly<Record<string, Scenario>>;

export type ScenarioId = keyof typeof SCENARIOS;

export const scenarioOf = (id: ScenarioId): Scenario => SCENARIOS[id];
