import { channelsOf } from '../log/channels.ts';
import type { Coverage } from '../log/coverage.ts';
import type { LogFacts } from '../log/facts.ts';
import type { FindingGroup } from '../log/finding.ts';
import type { Detection, LogFormat } from '../log/model.ts';
import { certificateDigest, type Observed } from '../observe/index.ts';
import { type LinePlace, namedLines } from '../text/named-lines.ts';
import type { Problem } from '../text/problem.ts';
import { msg } from '../text/sentence.ts';
import type { Certificate } from '../x509/index.ts';
import { excerptOf, markedFirst } from './excerpts.ts';
import type { Analysis } from './index.ts';

/**
 * All that an analysis says, without its text. For a case, its messages should have been checked (`checkAllMessages`): what was not shows
 * in `coverage`. `path` is the name of the log in its case; `identity`, what tells it from others of the same case, by default its text.
 */
export function factsOf(path: string, detection: Detection, analysis: Analysis, identity: string = analysis.hash()): LogFacts {
  const { document, groups, coverage, faults, messages, times } = analysis;
  const { lines, format, records, problems } = document;
  const placeOf = (offset: number): LinePlace => {
    const line = lines.lineAt(offset);
    return { line, start: lines.start(line) };
  };
  return factsFrom({
    ...{ path, detection, format, groups, coverage, problems, faults, placeOf },
    hash: identity,
    records: records.length,
    certificates: messages.certificates(),
    excerpts: new Map(markedFirst(groups).map((span) => [span.start, excerptOf(document, span)])),
    observed: analysis.observed(),
    channels: channelsOf(document),
    times,
  });
}

/** What facts are made of, by whichever road the log came. */
export interface FactParts
  extends Pick<LogFacts, 'path' | 'hash' | 'detection' | 'records' | 'groups' | 'excerpts' | 'channels' | 'faults'> {
  readonly format: LogFormat;
  readonly coverage: Coverage;
  readonly problems: readonly Problem[];
  readonly certificates: readonly Certificate[];
  readonly observed: Observed;
  readonly times: LogFacts['times'];
  placeOf(offset: number): LinePlace;
}

const MAX_PROBLEMS = 50;

export function factsFrom({ format, problems, placeOf, certificates, observed, times, ...parts }: FactParts): LogFacts {
  const told = problems.slice(0, MAX_PROBLEMS);
  const { observations, messages, beyond } = observed;
  return {
    ...parts,
    format: format.id,
    title: format.title,
    problems: told,
    lines: namedLines(namedOffsets(parts.groups, told, parts.coverage), placeOf),
    observations,
    messages,
    coverage: beyond > 0 ? [...parts.coverage, unobserved(beyond)] : parts.coverage,
    serverCertificates: certificates.map(certificateDigest),
    ...(times ? { times } : {}),
  };
}

/** The facts with at most so many observations, the first ones; what is left out of them is told. */
export function observedAtMost(facts: LogFacts, most: number): LogFacts {
  const { observations, messages, coverage } = facts;
  const room = Math.max(0, most);
  if (observations.length <= room) return facts;
  const kept = observations.slice(0, room);
  const last = kept.at(-1)?.record ?? -1;
  return {
    ...facts,
    observations: kept,
    messages: messages.filter(({ record }) => record <= last),
    coverage: [...coverage, unobserved(observations.length - kept.length)],
  };
}

/** What a log says of enrollments beyond the bound: its findings are whole, the story of the case is not. */
export function unobserved(count: number): Coverage[number] {
  return { kind: 'unobserved', count, what: msg('what further entries say of enrollments ({0})', count), places: [] };
}

/** The places that findings, problems and gaps name. */
function* namedOffsets(groups: readonly FindingGroup[], problems: readonly Problem[], coverage: Coverage): Generator<number> {
  for (const { places } of coverage) for (const { start, end } of places) yield* [start, end];
  for (const { shown, spread, offsets } of groups) {
    yield* offsets;
    for (const { span, evidence } of [...shown, ...spread]) {
      for (const place of [span, ...evidence.map((one) => one.span)]) yield* [place.start, place.end];
    }
  }
  for (const { span } of problems) yield* [span.start, span.end];
}
