import { hexOf } from '../asn1/index.ts';
import { channelsOf } from '../knowledge/case/channels.ts';
import type { LogFacts, WrittenTime } from '../log/facts.ts';
import type { Detection, LogDocument, LogTime } from '../log/model.ts';
import { textOf } from '../log/secrets.ts';
import { MAX_PROBLEMS, namedOffsets } from '../log-summary.ts';
import { certificateDigest } from '../observe/index.ts';
import { namedLines } from '../text/named-lines.ts';
import type { Said } from '../text/secrets/index.ts';
import { hash } from '../x509/index.ts';
import type { Analysis } from './index.ts';

/** So much of what a finding marks is kept, in code units. */
const EXCERPT = 200;

/**
 * All that an analysis says, without its text. For a case, its messages should have been checked (`checkAllMessages`): what was not shows
 * in `coverage`. `path` is the name of the log in its case.
 */
export function factsOf(path: string, detection: Detection, analysis: Analysis): LogFacts {
  const { document, groups, coverage, faults, messages } = analysis;
  const { text, lines, format, records } = document;
  const problems = document.problems.slice(0, MAX_PROBLEMS);
  const times = timesOf(document);
  return {
    path,
    hash: hexOf(hash('sha256', new TextEncoder().encode(text))),
    format: format.id,
    title: format.title,
    detection,
    records: records.length,
    groups,
    coverage,
    problems,
    lines: namedLines(namedOffsets(groups, problems, coverage), (offset) => {
      const line = lines.lineAt(offset);
      return { line, start: lines.start(line) };
    }),
    excerpts: excerptsOf(analysis),
    ...analysis.observed(),
    serverCertificates: messages.certificates().map(certificateDigest),
    channels: channelsOf(document),
    ...(times ? { times } : {}),
    faults,
  };
}

function excerptsOf({ document, groups }: Analysis): ReadonlyMap<number, Said> {
  const excerpts = new Map<number, Said>();
  for (const { shown } of groups) {
    const span = shown[0]?.span;
    if (span) excerpts.set(span.start, textOf(document, { start: span.start, end: Math.min(span.end, span.start + EXCERPT) }));
  }
  return excerpts;
}

function timesOf({ records }: LogDocument): LogFacts['times'] {
  let first: LogTime | undefined;
  for (let i = 0; i < records.length && !first; i++) first = records.at(i)?.time;
  if (!first) return undefined;
  let last: LogTime | undefined;
  for (let i = records.length - 1; i >= 0 && !last; i--) last = records.at(i)?.time;
  return { first: written(first), last: written(last ?? first) };
}

function written({ span: _, ...time }: LogTime): WrittenTime {
  return time;
}
