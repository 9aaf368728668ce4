import { PAGES } from '../../facts/pages.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import { weakest } from '../engine/evidence.ts';
import type { CaseFindingDraft, CaseRule, CaseView } from '../engine/model.ts';
import type { CaseAttempt, Evidence } from '../model.ts';
import { ofLines } from '../of-lines.ts';

/** So many failures one after the other are a storm; the first few repetitions are what any profile asks for. */
const MIN_TRIES = 4;
/** Where only address and agent say whose they are, it takes more to call them those of one device. */
const MIN_GUESSED = 10;
/** A device that pauses longer only follows its schedule. */
const PAUSE_MS = 30 * 60_000;
/** Failures of several profiles have to do with each other only if they come close together. */
const SHORT_PAUSE_MS = 60_000;

export const retryStorm: CaseRule = {
  id: 'retry-storm',
  title: msg('One device tries again and again'),
  severity: 'warning',
  step: 2,
  compares: msg('The enrollments of one device, over all logs'),
  resolutions: ['retry-storm'],
  docUrl: PAGES.callsInIis,
  source: 'MEM:certificates-profile-scep (retries) ; number and pause: derived',
  verified: false,
  *judge(view) {
    for (const tries of byDevice(view)) {
      const ofProfiles = [...byProfile(tries).values()].flatMap((same) => storms(same, PAUSE_MS));
      const told = new Set(ofProfiles.flat());
      // Of several profiles, none often enough by itself.
      const others = tries.filter((one) => !told.has(one));
      const ofDevice = storms(others, SHORT_PAUSE_MS);
      for (const storm of [...ofProfiles, ...ofDevice]) yield draft(view, storm);
    }
  },
};

interface Try extends Lines {
  readonly attempt: CaseAttempt;
}

/** What the lines of an enrollment say of its device, and when it was. */
interface Lines {
  readonly device: string;
  readonly first: Evidence;
  readonly last: Evidence;
  /** True where only address and agent say whose it is. */
  readonly guessed: boolean;
}

/** Enrollments by device: its log, or its name; else address and agent, which a proxy may give to many. Those of devices that failed often. */
function byDevice(view: CaseView): Iterable<readonly Try[]> {
  const failures = new Map<string, number>();
  for (const attempt of view.attempts) {
    const device = attempt.outcome === 'failed' ? linesIn(attempt)?.device : undefined;
    if (device !== undefined) failures.set(device, (failures.get(device) ?? 0) + 1);
  }
  const devices = new Map<string, Try[]>();
  for (const [device, count] of failures) if (count >= MIN_TRIES) devices.set(device, []);
  if (devices.size === 0) return [];
  for (const attempt of view.attempts) {
    const lines = linesIn(attempt);
    if (lines) devices.get(lines.device)?.push({ ...lines, attempt });
  }
  return devices.values();
}

const linesIn = ofLines((evidence, attempt): Lines | undefined => {
  const [first] = evidence;
  const last = evidence.at(-1);
  const device = deviceOf(evidence, attempt);
  return first && last && device ? { ...device, first, last } : undefined;
});

function deviceOf(evidence: readonly Evidence[], attempt: CaseAttempt): Pick<Lines, 'device' | 'guessed'> | undefined {
  const own = evidence.find(({ observation: { by } }) => by === 'device');
  if (own) return { device: `log ${own.path}`, guessed: false };
  const { name, address, userAgent } = attempt.device;
  if (name !== undefined) return { device: `name ${name}`, guessed: false };
  if (address === undefined || userAgent === undefined) return undefined;
  return { device: `address ${address} ${userAgent}`, guessed: true };
}

/** By profile; the hash behind the name of a certificate is another one each time. */
function byProfile(tries: readonly Try[]): ReadonlyMap<string, readonly Try[]> {
  const profiles = new Map<string, Try[]>();
  for (const one of tries) {
    const profile = (one.attempt.profile ?? '').replace(/;Hash=[^;]{0,40}$/, '');
    const known = profiles.get(profile);
    if (known) known.push(one);
    else profiles.set(profile, [one]);
  }
  return profiles;
}

/** Runs of failures without a success and without a long pause between them. */
function storms(tries: readonly Try[], longestPause: number): readonly (readonly Try[])[] {
  const found: Try[][] = [];
  let run: Try[] = [];
  const close = (): void => {
    if (run.length >= (run.some(({ guessed }) => guessed) ? MIN_GUESSED : MIN_TRIES)) found.push(run);
    run = [];
  };
  for (const one of tries) {
    const before = run.at(-1)?.last.atMs;
    // Without times nobody knows how close they came.
    const pause = before === undefined || one.first.atMs === undefined ? Number.POSITIVE_INFINITY : one.first.atMs - before;
    if (one.attempt.outcome !== 'failed' || pause > longestPause) close();
    if (one.attempt.outcome === 'failed') run.push(one);
  }
  close();
  return found;
}

function draft(view: CaseView, storm: readonly Try[]): CaseFindingDraft {
  const [first] = storm;
  const last = storm.at(-1);
  if (!first || !last) throw new Error('a storm without a try');
  const guessed = storm.some((one) => one.guessed);
  const seconds = Math.max(1, Math.round(((last.last.atMs ?? 0) - (first.first.atMs ?? 0)) / 1000));
  const causes = [first, last].flatMap(({ attempt }) => attempt.cause?.message ?? view.explanations(attempt)[0]?.message ?? []);
  const said =
    seconds < 120
      ? msg('This device tried {0} times within {1} seconds, and failed each time.', storm.length, seconds)
      : msg('This device tried {0} times within {1} minutes, and failed each time.', storm.length, Math.round(seconds / 60));
  return {
    severity: guessed ? 'information' : 'warning',
    evidence: [first.first, last.last],
    attempts: storm.map(({ attempt }) => attempt),
    confidence: guessed ? 'guess' : weakest('likely', first.first.confidence),
    message: withCauses(
      guessed ? msg('{0} Whose tries they are is a guess here: only address and agent tell.', said) : said,
      causes,
    ),
    short: msg('{0} failed tries', storm.length),
    ...(first.attempt.failedStep === undefined ? {} : { step: first.attempt.failedStep }),
    ...(first.attempt.cause ? { resolutions: ['retry-storm', ...first.attempt.cause.resolutions] } : {}),
    group: guessed ? 'guess' : 'known',
  };
}

function withCauses(said: Sentence, [first, last]: readonly Sentence[]): Sentence {
  if (!first) return said;
  return last && JSON.stringify(last) !== JSON.stringify(first)
    ? msg('{0} First: {1} Last: {2}', said, first, last)
    : msg('{0} The cause: {1}', said, first);
}
