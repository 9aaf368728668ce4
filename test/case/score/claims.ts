import type { AttemptJson, EvidenceJson } from '../../../server/src/core/report/attempt-json.ts';
import type { CaseJson } from '../../../server/src/core/report/case-json.ts';
import { type TrueAttempt, type Truth, unpackLines } from '../generate/truth.ts';

/** What is true of one record. */
export interface TrueRecord {
  readonly file: string;
  readonly line: number;
  readonly belongs: { readonly to: string; readonly as: LineClass } | { readonly either: ReadonlySet<string> } | 'noise';
}

export type LineClass = (typeof LINE_CLASSES)[number];
export const LINE_CLASSES = ['certain', 'inferable', 'optional'] as const;

/** A record that an attempt of the product claims. */
export interface ClaimedLine {
  readonly evidence: EvidenceJson;
  /** Absent: the truth says nothing about it. */
  readonly record?: TrueRecord;
}

export interface Claim {
  readonly attempt: AttemptJson;
  /** Each record once. */
  readonly lines: readonly ClaimedLine[];
}

/** Which attempt of the product is which true one. */
export interface Matched {
  readonly claims: readonly Claim[];
  readonly ofTruth: ReadonlyMap<string, Claim>;
  readonly ofClaim: ReadonlyMap<Claim, TrueAttempt>;
}

const WEIGHTS = { certain: 100, inferable: 10, optional: 1 } as const satisfies Record<LineClass, number>;

/** Matches the attempts of both sides by the lines that they share, those first that share most. */
export function matchAttempts(output: CaseJson, truth: Truth): Matched {
  const records = recordsOf(truth);
  const claims = output.attempts.map((attempt) => claimOf(attempt, records));
  const shared: { readonly claim: Claim; readonly id: string; readonly weight: number }[] = [];
  for (const claim of claims) {
    const weights = new Map<string, number>();
    for (const { record } of claim.lines) {
      if (!record || typeof record.belongs === 'string' || 'either' in record.belongs) continue;
      const { to, as } = record.belongs;
      weights.set(to, (weights.get(to) ?? 0) + WEIGHTS[as]);
    }
    for (const [id, weight] of weights) shared.push({ claim, id, weight });
  }
  const ofTruth = new Map<string, Claim>();
  const ofClaim = new Map<Claim, TrueAttempt>();
  const known = new Map(truth.attempts.map((attempt) => [attempt.id, attempt]));
  for (const { claim, id } of shared.sort((a, b) => b.weight - a.weight)) {
    const attempt = known.get(id);
    if (!attempt || ofTruth.has(id) || ofClaim.has(claim)) continue;
    ofTruth.set(id, claim);
    ofClaim.set(claim, attempt);
  }
  return { claims, ofTruth, ofClaim };
}

/** True records by `file:line`, for each line of them. */
function recordsOf(truth: Truth): ReadonlyMap<string, TrueRecord> {
  const records = new Map<string, TrueRecord>();
  const add = (lines: Readonly<Record<string, string>>, belongs: TrueRecord['belongs']) => {
    for (const [file, text] of Object.entries(lines)) {
      for (const [first, last] of unpackLines(text)) {
        const record = { file, line: first, belongs };
        for (let line = first; line <= last; line++) records.set(`${file}:${line}`, record);
      }
    }
  };
  for (const attempt of truth.attempts) {
    for (const as of LINE_CLASSES) add(attempt[as], { to: attempt.id, as });
  }
  for (const { attempts, lines } of truth.either) add(lines, { either: new Set(attempts) });
  add(truth.noise, 'noise');
  return records;
}

function claimOf(attempt: AttemptJson, records: ReadonlyMap<string, TrueRecord>): Claim {
  const lines = new Map<string, ClaimedLine>();
  for (const { evidence } of attempt.steps) {
    for (const one of evidence) {
      const record = records.get(`${one.file}:${one.line}`);
      const key = record ? placeOf(record) : `${one.file}:${one.line}`;
      if (!lines.has(key)) lines.set(key, { evidence: one, ...(record ? { record } : {}) });
    }
  }
  return { attempt, lines: [...lines.values()] };
}

export const placeOf = ({ file, line }: { readonly file: string; readonly line: number }) => `${file}:${line}`;
