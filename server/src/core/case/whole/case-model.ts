import type { LogFacts, Observation } from '../../log/facts.ts';
import { brokenRules } from '../../log/gaps.ts';
import type { ClockOptions } from '../clocks/index.ts';
import { reconcile } from '../counts/index.ts';
import { judgeCase } from '../engine/run.ts';
import { generationOf } from '../expected/generation.ts';
import { missingLogs, presentLogs } from '../expected/missing.ts';
import { fragmentsOf, type LogFragments } from '../join/fragments.ts';
import { sharing } from '../join/grown-log.ts';
import { joinWithClocks } from '../join/rounds.ts';
import type { CaseSnapshot } from '../model.ts';
import { caseRules } from '../rules/index.ts';
import { attemptsOf, explained } from '../verdict/attempts.ts';
import { grownCase, type Whole } from './grown-case.ts';
import { Holders } from './holders.ts';

/**
 * All logs of one case, which come and go. What a log costs by itself is kept with it; what is joined is made again when somebody asks for a
 * snapshot after a change. Snapshots never change.
 */
export class CaseModel {
  /** As they were handed in. */
  readonly #given = new Map<string, LogFacts>();
  readonly #logs = new Map<string, LogFacts>();
  readonly #pieces = new WeakMap<LogFacts, LogFragments>();
  #snapshot: CaseSnapshot | undefined;
  #last: Whole | undefined;
  readonly #holders = new Holders();
  readonly #clocks: ClockOptions;

  /** `clocks`: those that somebody set by hand, or that none is to be proposed. */
  constructor(clocks: ClockOptions = {}) {
    this.#clocks = clocks;
  }

  /** Takes a log in, or what a log says now. */
  put(path: string, facts: LogFacts): void {
    if (this.#given.get(path) === facts) return;
    this.#given.set(path, facts);
    const named = facts.path === path ? facts : { ...facts, path };
    const was = this.#logs.get(path);
    this.#logs.set(path, was ? sharing(named, was) : named);
    this.#snapshot = undefined;
  }

  /** Forgets a log; one that is not there is no mistake. */
  drop(path: string): void {
    this.#given.delete(path);
    if (this.#logs.delete(path)) this.#snapshot = undefined;
  }

  /** The case as it is now. The same object until a log changes, and equal for equal logs, in whichever order they came. */
  snapshot(): CaseSnapshot {
    this.#snapshot ??= this.#make();
    return this.#snapshot;
  }

  #make(): CaseSnapshot {
    const { logs, duplicates } = distinct([...this.#logs.values()].sort(byPath));
    const { generation, because } = generationOf(logs);
    const present = presentLogs(logs);
    const whole = this.#last && grownCase(this.#last, { logs, generation, present });
    const { joined, judged } = whole ?? this.#whole(logs, generation, present);
    const { joining, clocks } = joined;
    this.#last = { logs, generation, present, joined, judged };
    const first = judged.map(({ attempt }) => attempt);
    this.#holders.update(judged);
    const writersWith = (observation: Observation) => this.#holders.writersWith(observation);
    const { findings, faults } = judgeCase(caseRules, {
      ...{ logs, generation, clocks, attempts: first },
      isHeld: (observation) => writersWith(observation) !== undefined,
      atMs: (path, time, record) => joining.times.at(path, time, record),
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
      ...reconcile({ logs, clocks, attempts, moments: joining.times, writersWith }),
      coverage: [...brokenRules(faults), ...logs.flatMap(({ coverage }) => coverage)],
      faults,
    };
  }

  #whole(
    logs: readonly LogFacts[],
    generation: CaseSnapshot['generation'],
    present: ReadonlySet<string>,
  ): Pick<Whole, 'joined' | 'judged'> {
    const pieces = new Map(logs.map((facts) => [facts.path, this.#piecesOf(facts)]));
    const { joining, clocks } = joinWithClocks(logs, [...pieces.values()], this.#clocks);
    const joined = { joining, clocks, roots: joining.roots(), pieces };
    const known = new Map(logs.map((facts) => [facts.path, facts]));
    return { joined, judged: attemptsOf(joined.roots, joining, { logs: known, generation, present }) };
  }

  #piecesOf(facts: LogFacts): LogFragments {
    let pieces = this.#pieces.get(facts);
    if (!pieces) {
      pieces = fragmentsOf(facts);
      this.#pieces.set(facts, pieces);
    }
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
