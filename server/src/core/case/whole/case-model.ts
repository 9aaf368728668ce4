import type { CertificateDigest, LogFacts, Observation } from '../../log/facts.ts';
import { brokenRules } from '../../log/gaps.ts';
import type { ClockOptions } from '../clocks/index.ts';
import { SettledClocks } from '../clocks/settled.ts';
import { reconcile } from '../counts/index.ts';
import { judgeCase } from '../engine/run.ts';
import { generationOf } from '../expected/generation.ts';
import { missingLogs, presentLogs } from '../expected/missing.ts';
import { sharing } from '../join/again/grown-log.ts';
import type { JoinedCase } from '../join/again/growth.ts';
import { fragmentsOf, grownFragments, type LogFragments } from '../join/fragments.ts';
import { joinWithClocks, type Rounds } from '../join/rounds.ts';
import type { CaseTimes } from '../join/times.ts';
import { keepSight } from '../join/world.ts';
import type { CaseSnapshot, Generation } from '../model.ts';
import { grownFrom } from '../per-log.ts';
import { caseRules } from '../rules/index.ts';
import { attemptsOf, explained, type JudgedAttempt } from '../verdict/attempts.ts';
import { Holders } from './holders.ts';
import { type Judged, keptOf } from './kept.ts';

/**
 * All logs of one case, which come and go. What a log costs by itself is kept with it; what is joined is made again when somebody asks for a
 * snapshot after a change. Snapshots never change.
 */
export class CaseModel {
  /** As they were handed in. */
  readonly #given = new Map<string, LogFacts>();
  readonly #logs = new Map<string, LogFacts>();
  readonly #pieces = new Map<string, { readonly facts: LogFacts; readonly pieces: LogFragments }>();
  #certificates: readonly CertificateDigest[] = [];
  #snapshot: CaseSnapshot | undefined;
  /** How it was joined and judged when it was last asked for: what did not change since is kept. */
  #rounds: Rounds | undefined;
  #judged: Judged | undefined;
  readonly #holders = new Holders();
  #options: ClockOptions;
  #clocks: SettledClocks;

  /** `clocks`: those that somebody set by hand, or that none is to be proposed. */
  constructor(clocks: ClockOptions = {}) {
    this.#options = clocks;
    this.#clocks = new SettledClocks(clocks);
  }

  /** Sets other clocks by hand than before; none: all are proposed. */
  setClocks(clocks: ClockOptions): void {
    this.#options = clocks;
    this.#clocks = new SettledClocks(clocks);
    this.#snapshot = undefined;
  }

  /** Takes a log in, or what a log says now. */
  put(path: string, facts: LogFacts): void {
    const given = this.#given.get(path);
    if (given === facts) return;
    this.#given.set(path, facts);
    const named = facts.path === path ? facts : { ...facts, path };
    const was = this.#logs.get(path);
    this.#logs.set(path, was && given ? sharing(named, was, given.observations) : named);
    this.#snapshot = undefined;
  }

  /** Forgets a log; one that is not there is no mistake. */
  drop(path: string): void {
    this.#given.delete(path);
    if (this.#logs.delete(path)) this.#snapshot = undefined;
  }

  /** Certificates of the server that the case knows from elsewhere than its logs. */
  know(certificates: readonly CertificateDigest[]): void {
    this.#certificates = certificates;
    this.#snapshot = undefined;
  }

  /** The case as it is now. The same object until a log changes, and equal for equal logs, in whichever order they came. */
  snapshot(): CaseSnapshot {
    this.#snapshot ??= this.#make();
    return this.#snapshot;
  }

  /** So many pieces of logs were joined for the last snapshot: after a change, those that depend on it. */
  get joined(): number {
    return (this.#rounds ?? []).reduce((sum, { joined }) => sum + joined, 0);
  }

  #make(): CaseSnapshot {
    const { logs, duplicates } = distinct([...this.#logs.values()].sort(byPath));
    const { generation, because } = generationOf(logs);
    const { clocks, times } = this.#join(logs);
    const judged = this.#judge(logs, generation, times);
    const first = judged.map(({ attempt }) => attempt);
    const writersWith = (observation: Observation) => this.#holders.writersWith(observation);
    const freeIn = (facts: LogFacts) => this.#holders.freeIn(facts);
    const { findings, faults } = judgeCase(caseRules, {
      ...{ logs, generation, clocks, attempts: first, certificates: this.#certificates },
      freeIn,
      atMs: (path, time, record) => times.at(path, time, record),
    });
    const about = new Map<string, (typeof findings)[number][]>();
    for (const finding of findings) {
      for (const id of finding.attempts) {
        const known = about.get(id);
        if (known) known.push(finding);
        else about.set(id, [finding]);
      }
    }
    const attempts = judged.map((one) => explained(one, about.get(one.attempt.id) ?? []));
    return {
      ...{ logs, duplicates, generation, because, clocks, attempts, findings },
      missing: missingLogs(logs, attempts, generation),
      ...reconcile({ logs, clocks, attempts, moments: times, writersWith, freeIn }),
      coverage: [...brokenRules(faults), ...logs.flatMap(({ coverage }) => coverage)],
      faults,
    };
  }

  #join(logs: readonly LogFacts[]): JoinedCase {
    const pieces = new Map(logs.map((facts) => [facts.path, this.#piecesOf(facts)]));
    this.#rounds = joinWithClocks(logs, pieces, this.#clocks.propose(logs), this.#options, this.#rounds);
    for (const path of this.#pieces.keys()) if (!this.#logs.has(path)) this.#pieces.delete(path);
    return this.#rounds.at(-1) ?? this.#rounds[0];
  }

  #judge(logs: readonly LogFacts[], generation: Generation, times: CaseTimes): readonly JudgedAttempt[] {
    const now = { logs: new Map(logs.map((facts) => [facts.path, facts])), generation, present: presentLogs(logs) };
    const roots = this.#rounds?.at(-1)?.roots ?? [];
    const attempts = attemptsOf(roots, { ...now, times }, this.#judged && keptOf(this.#judged, now));
    this.#judged = { ...now, attempts };
    this.#holders.update(attempts);
    return attempts;
  }

  #piecesOf(facts: LogFacts): LogFragments {
    const known = this.#pieces.get(facts.path);
    if (known?.facts === facts) return known.pieces;
    const isMore = known && grownFrom(facts) === known.facts;
    const more = isMore ? grownFragments(facts, known.pieces, known.facts.observations.length) : undefined;
    const pieces = more ?? fragmentsOf(facts, known?.pieces);
    if (more && known) keepSight(known.pieces, more);
    this.#pieces.set(facts.path, { facts, pieces });
    return pieces;
  }
}

function byPath(a: LogFacts, b: LogFacts): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** The same text at two places is one log: the first path stands for it. */
function distinct(all: readonly LogFacts[]): Pick<CaseSnapshot, 'logs' | 'duplicates'> {
  const first = new Map<string, string>();
  const logs: LogFacts[] = [];
  const duplicates: { path: string; of: string }[] = [];
  for (const facts of all) {
    const of = first.get(facts.hash);
    if (of === undefined) {
      first.set(facts.hash, facts.path);
      logs.push(facts);
    } else duplicates.push({ path: facts.path, of });
  }
  return { logs, duplicates };
}
