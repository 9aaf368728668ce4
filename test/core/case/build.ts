import type { CaseAttempt, CaseSnapshot } from '../../../server/src/core/case/model.ts';
import { CaseModel } from '../../../server/src/core/case/whole/case-model.ts';
import type { LogFacts, Observation } from '../../../server/src/core/log/facts.ts';
import type { LanguageId } from '../../../server/src/core/log/model.ts';
import { msg } from '../../../server/src/core/text/sentence.ts';

type Said = Partial<Observation> & Pick<Observation, 'by' | 'act'>;

const FORMATS: Readonly<Record<Observation['by'], LanguageId>> = {
  device: 'android-omadm-log',
  iis: 'iis-w3c-log',
  'http-sys': 'httperr-log',
  ndes: 'windows-event-log',
  'policy-module': 'ndes-plugin-log',
  'registration-point': 'svclog',
  connector: 'windows-event-log',
  ca: 'windows-event-log',
  windows: 'windows-event-log',
  intune: 'windows-event-log',
};

/** Seconds after ten o'clock of a day of these tests, as a log in UTC writes them. */
export function at(seconds: number): NonNullable<Observation['time']> {
  return { epochMs: Date.UTC(2026, 0, 13, 10) + Math.round(seconds * 1000), zone: 'utc', dateKnown: true, yearKnown: true };
}

/** A log of these observations, one a line, which says nothing else. */
export function log(path: string, said: readonly Said[], more: Partial<LogFacts> = {}): LogFacts {
  const observations = said.map((one, line): Observation => {
    const span = { start: line * 100, end: line * 100 + 10 };
    const base = { record: line, span, line, column: 0, further: 0, platform: 'unknown', phase: 'whole', step: 2 } as const;
    return { ...base, outcome: 'unknown', words: msg('a test'), keys: {}, ...one };
  });
  const times = observations.flatMap(({ time }) => (time ? [time] : []));
  const [first, last] = [times[0], times.at(-1)];
  return {
    path,
    hash: `${path} ${JSON.stringify(said)}`,
    format: FORMATS[said[0]?.by ?? 'device'],
    title: msg('a test'),
    detection: { quality: 'certain', reason: msg('a test') },
    records: said.length,
    groups: [],
    coverage: [],
    problems: [],
    lines: { numbers: Uint32Array.from(said, (_, i) => i), starts: Float64Array.from(said, (_, i) => i * 100) },
    excerpts: new Map(),
    observations,
    messages: [],
    serverCertificates: [],
    channels: [],
    ...(first && last ? { times: { first, last } } : {}),
    faults: [],
    ...more,
  };
}

export function caseOf(...logs: readonly LogFacts[]): CaseSnapshot {
  const model = new CaseModel();
  for (const facts of logs) model.put(facts.path, facts);
  return model.snapshot();
}

/** The lines of an attempt, as `file:line`, counted from 1, in the order of the alphabet. */
export function linesOf({ steps }: CaseAttempt): readonly string[] {
  const lines = steps.flatMap(({ evidence }) => evidence.map(({ path, observation }) => `${path}:${observation.line + 1}`));
  return [...new Set(lines)].sort();
}

/** `1:done 2:done 3:failed …` */
export function stepsOf({ steps }: CaseAttempt): string {
  return steps.map(({ step, outcome }) => `${step}:${outcome}`).join(' ');
}
