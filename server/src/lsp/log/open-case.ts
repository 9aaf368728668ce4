import { factsOf } from '../../core/analyze/facts-of.ts';
import type { Analysis } from '../../core/analyze/index.ts';
import { groupsInCase } from '../../core/case/for-log.ts';
import type { CaseFinding } from '../../core/case/model.ts';
import { CaseModel } from '../../core/case/whole/case-model.ts';
import type { LogFacts } from '../../core/log/facts.ts';

/** What a log said when the case was judged last. */
interface Known {
  readonly analysis: Analysis;
  readonly facts: LogFacts;
}

/**
 * The logs that are open, as one case: what only all of them together show is said in each. The case is judged when somebody asks for it,
 * not with every change: a log that grows costs its own new lines, its case costs all that is open.
 */
export class OpenCase {
  readonly #model = new CaseModel();
  readonly #known = new Map<string, Known>();
  readonly #views = new WeakMap<Analysis, { readonly of: readonly CaseFinding[]; readonly view: Analysis }>();
  #findings: readonly CaseFinding[] = [];
  #faults: readonly string[] = [];

  /** Takes in a log as it is now. */
  put(uri: string, analysis: Analysis): void {
    if (this.#known.get(uri)?.analysis === analysis) return;
    const { format } = analysis.document;
    // An open log is named by its address: two with the same text are two documents, each to be marked.
    const facts = factsOf(uri, { quality: 'certain', reason: format.title }, analysis, uri);
    this.#known.set(uri, { analysis, facts });
    this.#model.put(uri, facts);
  }

  drop(uri: string): void {
    this.#known.delete(uri);
    this.#model.drop(uri);
  }

  /** Judges all logs that were taken in; gives those in which the case now finds something else than before. */
  judge(): readonly string[] {
    const before = this.#findings;
    const { findings, faults } = this.#model.snapshot();
    if (findings === before) return [];
    this.#findings = findings;
    this.#faults = faults;
    return [...this.#known.keys()].filter((uri) => saidIn(uri, before) !== saidIn(uri, findings));
  }

  /** Rules of the case that broke since this was asked last, for the developers' log only. */
  takeFaults(): readonly string[] {
    const faults = this.#faults;
    this.#faults = [];
    return faults;
  }

  /** The log with what the case says in it, as judged last; as it is by itself where it changed since. */
  view(uri: string, analysis: Analysis): Analysis {
    const known = this.#known.get(uri);
    if (known?.analysis !== analysis) return analysis;
    const last = this.#views.get(analysis);
    if (last?.of === this.#findings) return last.view;
    const view = { ...analysis, groups: groupsInCase(known.facts, { findings: this.#findings }) };
    this.#views.set(analysis, { of: this.#findings, view });
    return view;
  }
}

/** All that findings say in or of one log, to compare. */
function saidIn(uri: string, findings: readonly CaseFinding[]): string {
  const said = findings.filter(({ place, evidence }) => place.path === uri || evidence.some(({ path }) => path === uri));
  return JSON.stringify(said.map(({ id, place, message, replaces }) => [id, place, message, replaces]));
}
