import { overviewOf } from '../../knowledge/case/expected-logs.ts';
import type { LogFacts } from '../../log/facts.ts';
import { brokenRules } from '../../log/gaps.ts';
import { reconcile } from '../counts/index.ts';
import { judgeCase } from '../engine/run.ts';
import { fragmentsOf, type LogFragments } from '../join/fragments.ts';
import { joinWithClocks } from '../join/rounds.ts';
import type { CaseSnapshot, MissingLog } from '../model.ts';
import { caseRules } from '../rules/index.ts';
import { attemptsOf, explained } from '../verdict/attempts.ts';
import { presentOf } from '../verdict/present.ts';

/**
 * All logs of one case, which come and go. What a log costs by itself is kept with it; what is joined is made again when somebody asks for a
 * snapshot after a change. Snapshots never change.
 */
export class CaseModel {
  readonly #logs = new Map<string, LogFacts>();
  readonly #pieces = new WeakMap<LogFacts, LogFragments>();
  #snapshot: CaseSnapshot | undefined;

  /** Takes a log in, or what a log says now. */
  put(path: string, facts: LogFacts): void {
    if (this.#logs.get(path) === facts) return;
    this.#logs.set(path, facts.path === path ? facts : { ...facts, path });
    this.#snapshot = undefined;
  }

  /** Forgets a log; one that is not there is no mistake. */
  drop(path: string): void {
    if (this.#logs.delete(path)) this.#snapshot = undefined;
  }

  /** The case as it is now. The same object until a log changes, and equal for equal logs, in whichever order they came. */
  snapshot(): CaseSnapshot {
    this.#snapshot ??= this.#make();
    return this.#snapshot;
  }

  #make(): CaseSnapshot {
    const { logs, duplicates } = distinct([...this.#logs.values()].sort(byPath));
    const { generation, because } = overviewOf(logs);
    const { joining, clocks } = joinWithClocks(
      logs,
      logs.map((facts) => this.#piecesOf(facts)),
    );
    const judged = attemptsOf(joining, {
      logs: new Map(logs.map((facts) => [facts.path, facts])),
      generation,
      present: presentOf(logs),
    });
    const first = judged.map(({ attempt }) => attempt);
    const { findings, faults } = judgeCase(caseRules, {
      ...{ logs, generation, clocks, attempts: first },
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
      missing: missingOf(logs),
      ...reconcile({ logs, clocks, attempts, moments: joining.times }),
      coverage: [...brokenRules(faults), ...logs.flatMap(({ coverage }) => coverage)],
      faults,
    };
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

function missingOf(_logs: readonly LogFacts[]): readonly MissingLog[] {
  return [];
}
