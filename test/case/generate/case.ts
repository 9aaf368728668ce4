import { type FinishedLog, type Happened, truthOf } from './build-truth.ts';
import { type ClockSettings, isoDate } from './clock.ts';
import type { Alias, Device, DevicePlatform } from './device.ts';
import { deviceWith } from './devices.ts';
import { enroll, type Surroundings } from './flow.ts';
import type { LogFile } from './log-file.ts';
import { certificatesOf, RequestSource } from './message.ts';
import { addLast, addNoise } from './noise.ts';
import { PROFILES, type Profile, type ProfileName, SAMPLE } from './options.ts';
import { type Random, randomFrom } from './random.ts';
import { type Scenario, type ScenarioId, scenarioOf } from './scenarios.ts';
import type { ColumnSet } from './server.ts';
import { type Site, siteWith } from './site.ts';
import type { Truth } from './truth.ts';

export interface GeneratedCase {
  /** By name, with `/`. */
  readonly files: ReadonlyMap<string, string>;
  readonly truth: Truth;
}

/** A case with all its logs, and what is true of it. The same name and seed give the same bytes. */
export function generateCase(name: ProfileName, seed: number): GeneratedCase {
  return generate(`${name} ${seed}`, PROFILES[name], seed);
}

/** The case in `samples/case`. */
export function sampleCase(): GeneratedCase {
  return generate('sample', SAMPLE, 27);
}

/** As `generateCase`, of any profile. */
export function generate(title: string, profile: Profile, seed: number): GeneratedCase {
  const random = randomFrom(seedOf(title, seed));
  const logs: LogFile[] = [];
  const { at: from, home } = beginning(random, profile);
  const sites = sitesOf(random, profile, from, home, logs);
  const around = surroundings(random, profile, sites);
  const devices = devicesOf(random, profile, from, home, logs);
  const happened = timeline(random, profile, around, devices, from);
  const to = Math.max(...happened.map(({ endsAt }) => endsAt)) + 60_000;
  const until = to + (profile.goesOn ?? 0) * MINUTE;
  addNoise(random, sites, devices, from - 180_000, until + 120_000, profile.noise);
  if (profile.goesOn) addLast(sites, devices, until);
  return finish(title, profile, logs, { happened, withoutSid: around.withoutSid }, random, from, to);
}

const MINUTE = 60_000;

/** Another one for each kind of case, so that no two kinds tell the same story. */
function seedOf(title: string, seed: number): number {
  let mixed = seed;
  for (const letter of title) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 16_777_619);
  return mixed;
}

/** When the case begins, and what time it is at home. */
function beginning(random: Random, { begins }: Profile): { readonly at: number; readonly home: ClockSettings } {
  const offsetMinutes = random.pick([60, 120, -300, -420, 330]);
  const day = Date.UTC(2026, random.int(3), random.range(5, 24));
  if (begins === 'before-midnight') return { at: day + (23 * 60 + 50 - offsetMinutes) * MINUTE, home: { offsetMinutes } };
  if (begins === 'before-summer-time') {
    const change = Date.UTC(2026, 2, 29, 1);
    return { at: change - 8 * MINUTE, home: { offsetMinutes: 60, change: { at: change, offsetMinutes: 120 } } };
  }
  if (begins === 'before-winter-time') {
    const change = Date.UTC(2026, 9, 25, 1);
    return { at: change - 8 * MINUTE, home: { offsetMinutes: 120, change: { at: change, offsetMinutes: 60 } } };
  }
  return { at: day + (8 * 60 + random.int(120)) * MINUTE + random.int(MINUTE), home: { offsetMinutes } };
}

function sitesOf(
  random: Random,
  profile: Profile,
  from: number,
  home: ClockSettings,
  logs: LogFile[],
): readonly [Site, ...Site[]] {
  const columns: ColumnSet =
    profile.proxy === 'forwarded' || profile.columns === 'all' ? 'all' : random.pick(['usual', 'usual', 'all', 'few']);
  const host = random.pick(['ndes-contoso.msappproxy.net', 'scep.fabrikam.example', 'ndes.adatum.example']);
  const make = (number: number) =>
    siteWith(
      random,
      {
        name: `NDES0${number}`,
        address: `10.1.5.${19 + number}`,
        host,
        generation: profile.generation,
        columns,
        day: isoDate(from).slice(2).replaceAll('-', ''),
        clock: { ...home, skewSeconds: number === 1 ? 0 : random.range(-4, 4) },
        folder: profile.servers === 1 ? '' : `NDES0${number}/`,
        extraLogs: profile.extraLogs === true,
      },
      logs,
    );
  return profile.servers === 1 ? [make(1)] : [make(1), make(2)];
}

function surroundings(random: Random, profile: Profile, sites: readonly [Site, ...Site[]]): Surroundings {
  const serial = () => `5a0000000b0f2d8e91c3a7746600${random.hex(10).toLowerCase()}`;
  const recipients = sites.map(serial);
  const certificates = (site: Site) => certificatesOf(recipients[sites.indexOf(site)] ?? '');
  return {
    random,
    sites,
    ...(profile.showsCertificates ? { certificatesOf: certificates } : {}),
    requests: new RequestSource(random),
    url: `https://${random.pick(['ndes-contoso.msappproxy.net', 'scep.fabrikam.example'])}/certsrv/mscep/mscep.dll`,
    queue: 'SCEP',
    recipients,
    formerRecipient: serial(),
    withoutSid: [],
    proxy: profile.proxy === 'none' ? undefined : { address: '10.1.5.31', forwards: profile.proxy === 'forwarded' },
  };
}

const PLATFORMS: readonly DevicePlatform[] = ['android', 'android', 'android', 'ios', 'ios', 'windows', 'macos'];

function devicesOf(random: Random, profile: Profile, from: number, home: ClockSettings, logs: LogFile[]): readonly Device[] {
  const numbers = new Map<DevicePlatform, number>();
  return Array.from({ length: profile.crowd ?? 1 }, () => PLATFORMS)
    .flat()
    .map((platform) => {
      const number = (numbers.get(platform) ?? 0) + 1;
      numbers.set(platform, number);
      return deviceWith(random, { platform, number, profile, from, home }, logs);
    });
}

type WithEnd = Happened & { readonly endsAt: number };

/** Lets the enrollments happen, one a minute or so, on each device one after another. */
function timeline(
  random: Random,
  profile: Profile,
  around: Surroundings,
  devices: readonly Device[],
  from: number,
): readonly WithEnd[] {
  const happened: WithEnd[] = [];
  const free = new Map<Device, number>();
  const serials = new Map<Device, number>();
  const aliases = aliasesOf(random);
  let at = from + random.range(20_000, 60_000);
  const owned = new Map<Device, Alias>();
  const last = new Map<Device, Alias>();
  const run = (device: Device, id: ScenarioId, start: number, same?: Alias) => {
    const scenario: Scenario = scenarioOf(id);
    const hash = (serials.get(device) ?? random.range(-2_000_000_000, 2_000_000_000)) + 1;
    serials.set(device, hash);
    const before = profile.renews && random.chance(0.6) ? owned.get(device) : undefined;
    const alias: Alias = same ?? before ?? { ...random.pick(aliases), hash };
    if (id === 'ok') owned.set(device, alias);
    const site = scenario.plan.servers === 'mixed' ? (around.sites[1] ?? around.sites[0]) : random.pick(around.sites);
    const order = { id: `t${happened.length + 1}`, device, alias, plan: scenario.plan, at: start, site };
    const outcome = enroll(around, order);
    last.set(device, alias);
    const expected = scenario.expected(profile.generation);
    happened.push({ id: order.id, device, scenario: id, at: start, expected, ...outcome });
    free.set(device, outcome.endsAt + 45_000);
    return outcome.endsAt;
  };
  while (happened.length < profile.enrollments) {
    const id = random.chance(profile.okShare) || profile.scenarios.length === 0 ? 'ok' : random.pick(profile.scenarios);
    const scenario: Scenario = scenarioOf(id);
    const able = devices.filter((device) => suits(device, scenario) && (free.get(device) ?? 0) <= at);
    if (able.length === 0) {
      at += 20_000;
      continue;
    }
    const device = random.pick(able);
    const first = scenario.plan.repeats ? run(device, 'ok', at) : undefined;
    const again = first === undefined ? undefined : last.get(device);
    let endsAt = run(device, id, first === undefined ? at : first + random.range(30_000, 60_000), again);
    for (let more = scenario.plan.again ?? 0; more > 0; more--) endsAt = run(device, id, endsAt + random.range(3_000, 8_000));
    if (profile.bursts && random.chance(0.5)) {
      const others = able.filter(
        (one) => one !== device && one.platform === device.platform && scenario.platforms.includes(one.platform),
      );
      for (const other of others.slice(0, 2)) run(other, 'ok', at + random.range(0, 2_500));
    }
    if (profile.twins && id === 'ok' && device.platform === 'android' && random.chance(0.6)) {
      endsAt = Math.max(endsAt, run(device, 'ok', at + random.range(0, 4_000)));
      free.set(device, endsAt + 45_000);
    }
    const [least, most] = profile.every ?? [35, 100];
    at += random.range(least * 1000, most * 1000);
  }
  return happened;
}

/** That a request was put off, and asked for again, only its device can tell. */
const suits = ({ platform, story }: Device, { platforms, plan }: Scenario) =>
  platforms.includes(platform) && (plan.unlogged ? story === undefined : !NEEDS_LOG.has(plan.issue ?? '') || story !== undefined);

const NEEDS_LOG: ReadonlySet<string> = new Set(['pending']);

const aliasesOf = (random: Random) => Array.from({ length: 4 }, () => ({ model: random.guid(), logical: random.guid() }));

function finish(
  title: string,
  profile: Profile,
  logs: readonly LogFile[],
  { happened, withoutSid }: { readonly happened: readonly WithEnd[]; readonly withoutSid: readonly string[] },
  random: Random,
  from: number,
  to: number,
): GeneratedCase {
  const files = new Map<string, string>();
  const finished: FinishedLog[] = [];
  const unseen = new Set<string>();
  const cutOff = new Set<string>();
  const third = Math.round((to - from) / 3);
  for (const log of logs) {
    const { path, languageId } = log.options;
    if (log.empty) continue;
    if (profile.without.includes(languageId)) {
      for (const mark of log.finish(0, Number.POSITIVE_INFINITY).placed.map((one) => one.mark)) {
        if (typeof mark !== 'string') unseen.add(mark.attempt);
      }
      continue;
    }
    const cuts = profile.cut !== 'none' && random.chance(0.4);
    const start = cuts && profile.cut !== 'end' ? from + random.int(third) : Number.NEGATIVE_INFINITY;
    const end = cuts && profile.cut !== 'start' ? to - random.int(third) : Number.POSITIVE_INFINITY;
    const { text, placed, lost } = log.finish(start, end);
    const isDevice = path.startsWith('devices/');
    if (text === '' || (isDevice && placed.every(({ mark }) => typeof mark === 'string'))) {
      for (const mark of lost) if (typeof mark !== 'string') cutOff.add(mark.attempt);
      continue;
    }
    files.set(path, text);
    finished.push({ log, placed, lost: new Set(lost.flatMap((mark) => (typeof mark === 'string' ? [] : [mark.attempt]))) });
  }
  const present = [...new Set(finished.map(({ log }) => log.options.languageId))].filter((id) => id !== 'windows-event-log');
  const healthy = happened.every(({ scenario }) => scenario === 'ok') && profile.cut === 'none';
  const missing = { expected: profile.without.map((id) => [id]), present };
  return {
    files,
    truth: truthOf(title, healthy, happened, finished, missing, {
      unseen,
      cutOff,
      goesOn: profile.goesOn !== undefined,
      withoutSid,
    }),
  };
}
