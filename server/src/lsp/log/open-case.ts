import { factsOf } from '../../core/analyze/facts-of.ts';
import type { Analysis } from '../../core/analyze/index.ts';
import { countedAs, factsInCase, groupsInCase } from '../../core/case/for-log.ts';
import type { CaseSnapshot } from '../../core/case/model.ts';
import { CaseModel } from '../../core/case/whole/case-model.ts';
import { parsePartUri } from '../../core/evtx/index.ts';
import type { LogFacts } from '../../core/log/facts.ts';
import { certificateDigest } from '../../core/observe/index.ts';
import type { Certificate } from '../../core/x509/index.ts';
import { caseName } from './case-name.ts';

/** What a log said when the case was judged last. */
interface Known {
  readonly analysis: Analysis;
  readonly facts: LogFacts;
}

/**
 * The logs that are open, and those that were read from disk since no editor opens them, as one case: what only all of them together show is
 * said in each. The case is judged when somebody asks for it, not with every change: a log that grows costs its own new lines, its case
 * costs all that is open.
 */
export class OpenCase {
  readonly #model = new CaseModel();
  /** By uri. */
  readonly #open = new Map<string, Known>();
  readonly #large = new Map<string, LogFacts>();
  readonly #views = new WeakMap<Analysis, { readonly of: CaseSnapshot; readonly view: Analysis }>();
  readonly #largeViews = new WeakMap<LogFacts, { readonly of: CaseSnapshot; readonly view: LogFacts }>();
  #judged = new CaseModel().snapshot();
  #faults: readonly string[] = [];

  /** Takes in a log as it is now. A part of a log that is there as a whole is none of its own. */
  put(uri: string, analysis: Analysis): void {
    const whole = parsePartUri(uri)?.log;
    if (whole !== undefined && this.#large.has(whole)) {
      this.drop(uri);
      return;
    }
    if (this.#open.get(uri)?.analysis === analysis) return;
    const { format } = analysis.document;
    this.#open.set(uri, { analysis, facts: factsOf(caseName(uri), { quality: 'certain', reason: format.title }, analysis) });
    this.#renew(uri);
  }

  drop(uri: string): void {
    if (this.#open.delete(uri)) this.#renew(uri);
  }

  /** Takes in a log that was read from disk. Its parts that are open are no logs of their own any more. */
  putLarge(uri: string, facts: LogFacts): void {
    this.#large.set(uri, facts);
    this.#renew(uri);
    for (const part of [...this.#open.keys()]) if (parsePartUri(part)?.log === uri) this.drop(part);
  }

  dropLarge(uri: string): void {
    if (this.#large.delete(uri)) this.#renew(uri);
  }

  /** Certificates of the server that stand in no log. */
  know(certificates: readonly Certificate[]): void {
    this.#model.know(certificates.map(certificateDigest));
  }

  /** What the logs that were read from disk say of enrollments, as a number. */
  get largeObservations(): number {
    return [...this.#large.values()].reduce((sum, { observations }) => sum + observations.length, 0);
  }

  /** Judges all logs that were taken in; gives those in which the case now finds something else than before. */
  judge(): readonly string[] {
    const before = this.#judged;
    const now = this.#model.snapshot();
    if (now === before) return [];
    this.#judged = now;
    this.#faults = now.faults;
    return this.uris().filter((uri) => saidIn(caseName(uri), before) !== saidIn(caseName(uri), now));
  }

  /** Its logs, in the order of their uris. */
  uris(): readonly string[] {
    return [...new Set([...this.#open.keys(), ...this.#large.keys()])].sort();
  }

  /** The case as judged last. */
  get judged(): CaseSnapshot {
    return this.#judged;
  }

  /** Rules of the case that broke since this was asked last, for the developers' log only. */
  takeFaults(): readonly string[] {
    const faults = this.#faults;
    this.#faults = [];
    return faults;
  }

  /** The log with what the case says in it, as judged last; as it is by itself where it changed since. */
  view(uri: string, analysis: Analysis): Analysis {
    const known = this.#open.get(uri);
    if (known?.analysis !== analysis) return analysis;
    const last = this.#views.get(analysis);
    if (last?.of === this.#judged) return last.view;
    const view = { ...analysis, groups: groupsInCase(asCounted(known.facts, this.#judged), this.#judged) };
    this.#views.set(analysis, { of: this.#judged, view });
    return view;
  }

  /** What a log that was read from disk says, with what the case says in it, as judged last. */
  largeView(uri: string): LogFacts | undefined {
    const facts = this.#large.get(uri);
    const last = facts && this.#largeViews.get(facts);
    if (!facts || last?.of === this.#judged) return last?.view;
    const view = factsInCase(asCounted({ ...facts, path: caseName(uri) }, this.#judged), this.#judged);
    this.#largeViews.set(facts, { of: this.#judged, view });
    return view;
  }

  /** A log counts as it is open, before it counts as it lies on its disk; a uri that is written in two ways is one log. */
  #renew(uri: string): void {
    const name = caseName(uri);
    const named = <Value>(logs: ReadonlyMap<string, Value>): Value | undefined =>
      logs.get(uri) ?? [...logs].find(([other]) => caseName(other) === name)?.[1];
    const facts = named(this.#open)?.facts ?? named(this.#large);
    if (facts) this.#model.put(name, facts);
    else this.#model.drop(name);
  }
}

/** A log by the name under which its text counts: that of the first log with the same text. */
function asCounted(facts: LogFacts, snapshot: CaseSnapshot): LogFacts {
  return { ...facts, path: countedAs(facts.path, snapshot) };
}

/** All that a case says in or of one log, to compare. */
function saidIn(name: string, snapshot: CaseSnapshot): string {
  const counted = countedAs(name, snapshot);
  const said = snapshot.findings.filter(({ place, evidence }) => {
    return place.path === counted || evidence.some(({ path }) => path === counted);
  });
  return JSON.stringify(said.map(({ id, place, message, replaces }) => [id, place.line, place.span, message, replaces]));
}
