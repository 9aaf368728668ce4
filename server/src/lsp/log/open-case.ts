import { factsOf } from '../../core/analyze/facts-of.ts';
import type { Analysis } from '../../core/analyze/index.ts';
import type { ClockOptions } from '../../core/case/clocks/options.ts';
import { countedAs, factsInCase, groupsInCase } from '../../core/case/for-log.ts';
import type { CaseSnapshot } from '../../core/case/model.ts';
import { CaseModel } from '../../core/case/whole/case-model.ts';
import { parsePartUri } from '../../core/evtx/index.ts';
import type { CertificateDigest, LogFacts } from '../../core/log/facts.ts';
import { certificateDigest } from '../../core/observe/index.ts';
import type { Certificate } from '../../core/x509/index.ts';
import type { FarCase } from '../../workspace/model.ts';
import { CaseNames } from './case-names.ts';
import { FarJudge } from './far-judge.ts';
import { saidByLog } from './said-by-log.ts';

/** What a log said when the case was judged last. */
interface Known {
  readonly analysis: Analysis;
  readonly facts: LogFacts;
}

/** Why a log is read from its disk: its tab has a text that is too large for the editor, or it lies in the folder of the case. */
export type Disk = 'large' | 'scanned';

/**
 * The logs that are open, those that were read from disk since no editor opens them, and those that lie in the folders of the case, as one case:
 * what only all of them together show is said in each. A log counts as it is open, before it counts as it lies on its disk. The case is
 * judged when somebody asks for it, not with every change: a log that grows costs its own new lines, its case costs all of them.
 */
export class OpenCase {
  /** Joins and judges what was taken in; one that is far away is told when it is to judge. */
  #model = new CaseModel();
  #far: FarJudge | undefined;
  #clocks: ClockOptions = {};
  #certificates: readonly CertificateDigest[] = [];
  /** By uri. */
  readonly #open = new Map<string, Known>();
  readonly #disk: Readonly<Record<Disk, Map<string, LogFacts>>> = { large: new Map(), scanned: new Map() };
  readonly #names = new CaseNames((uri) => this.#open.has(uri) || this.#disk.large.has(uri) || this.#disk.scanned.has(uri));
  readonly #views = new WeakMap<Analysis, { readonly of: CaseSnapshot; readonly view: Analysis }>();
  readonly #diskViews = new WeakMap<LogFacts, { readonly of: CaseSnapshot; readonly view: LogFacts }>();
  #judged = new CaseModel().snapshot();
  #faults: readonly string[] = [];

  /** Takes in a log as it is now. A part of a log that is there as a whole is none of its own. */
  put(uri: string, analysis: Analysis): void {
    const whole = parsePartUri(uri)?.log;
    if (whole !== undefined && (this.#disk.large.has(whole) || this.#disk.scanned.has(whole))) {
      this.drop(uri);
      return;
    }
    if (this.#open.get(uri)?.analysis === analysis) return;
    const { format } = analysis.document;
    const name = this.#names.of(uri);
    this.#open.set(uri, { analysis, facts: factsOf(name, { quality: 'certain', reason: format.title }, analysis) });
    this.#renew(uri);
  }

  drop(uri: string): void {
    if (this.#open.delete(uri)) this.#renew(uri);
  }

  /** Takes in a log that was read from disk; true where that is new. Its parts that are open are no logs of their own any more. */
  putOnDisk(why: Disk, uri: string, facts: LogFacts): boolean {
    if (this.#disk[why].get(uri) === facts) return false;
    this.#disk[why].set(uri, facts);
    this.#renew(uri);
    for (const part of [...this.#open.keys()]) if (parsePartUri(part)?.log === uri) this.drop(part);
    return true;
  }

  /** True where the log was there. */
  dropOnDisk(why: Disk, uri: string): boolean {
    const was = this.#disk[why].delete(uri);
    if (was) this.#renew(uri);
    return was;
  }

  /** Certificates of the server that stand in no log. */
  know(certificates: readonly Certificate[]): void {
    this.#certificates = certificates.map(certificateDigest);
    this.#model.know(this.#certificates);
    this.#far?.know(this.#certificates);
  }

  /** Clocks that the reader set or refused, by the names of their logs. */
  setClocks(clocks: ClockOptions): void {
    this.#clocks = clocks;
    this.#model.setClocks(clocks);
    this.#far?.setClocks(clocks);
  }

  /** What the logs that were read from disk say of enrollments, as a number. */
  observations(...why: readonly Disk[]): number {
    let sum = 0;
    for (const one of why) for (const { observations } of this.#disk[one].values()) sum += observations.length;
    return sum;
  }

  /** The same of all logs in the folders of the case but one. */
  observationsBut(uri: string): number {
    return this.observations('scanned') - (this.#disk.scanned.get(uri)?.observations.length ?? 0);
  }

  /** The logs in the folders of the case. */
  scanned(): readonly string[] {
    return [...this.#disk.scanned.keys()];
  }

  /** Judges all logs that were taken in; gives those in which the case now finds something else than before. */
  judge(): readonly string[] {
    if (this.#far) this.#comeBack();
    return this.#take(this.#model.snapshot());
  }

  /** The same in a thread, for a case that is long; `make` starts it. Others are answered meanwhile; what changes then counts the next time. */
  async judgeFar(make: () => FarCase): Promise<readonly string[]> {
    if (!this.#far) {
      this.#far = new FarJudge(make());
      this.#far.know(this.#certificates);
      this.#far.setClocks(this.#clocks);
      for (const name of this.#names.names()) this.#far.change(name, this.#factsOf(name));
      this.#model = new CaseModel(); // its memory is given back
    }
    const far = this.#far;
    try {
      return this.#take(await far.judge());
    } catch (error) {
      if (this.#far !== far) return []; // it came back meanwhile
      far.close();
      this.#far = undefined;
      throw error;
    }
  }

  /** Ends what runs beside this thread. */
  close(): void {
    this.#far?.close();
  }

  /** The case is short again, or has to be judged now. */
  #comeBack(): void {
    this.#far?.close();
    this.#far = undefined;
    this.#model = new CaseModel(this.#clocks);
    this.#model.know(this.#certificates);
    for (const name of this.#names.names()) {
      const facts = this.#factsOf(name);
      if (facts) this.#model.put(name, facts);
    }
  }

  #take(now: CaseSnapshot): readonly string[] {
    const before = this.#judged;
    if (now === before) return [];
    this.#judged = now;
    this.#faults = now.faults;
    const [was, is] = [saidByLog(before), saidByLog(now)];
    return this.uris().filter((uri) => {
      const name = this.#names.of(uri);
      return was.get(countedAs(name, before)) !== is.get(countedAs(name, now));
    });
  }

  /** Its logs, in the order of their uris; one that has several, by each. */
  uris(): readonly string[] {
    return this.#names.uris();
  }

  /** Where a log lies that the case calls so: as it is open, if it is. */
  uriOf(name: string): string | undefined {
    const all = this.#names.named(name);
    return all.find((uri) => this.#open.has(uri)) ?? all[0];
  }

  /** What the case calls a log. */
  nameOf(uri: string): string {
    return this.#names.of(uri);
  }

  /** True where an open text stands for a log that was read from disk, under whatever uri. */
  isOpen(uri: string): boolean {
    return this.#names.named(this.#names.of(uri)).some((one) => this.#open.has(one));
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
  viewOnDisk(uri: string, why: Disk): LogFacts | undefined {
    const facts = this.#disk[why].get(uri);
    const last = facts && this.#diskViews.get(facts);
    if (!facts || last?.of === this.#judged) return last?.view;
    const view = factsInCase(asCounted({ ...facts, path: this.#names.of(uri) }, this.#judged), this.#judged);
    this.#diskViews.set(facts, { of: this.#judged, view });
    return view;
  }

  #renew(uri: string): void {
    const name = this.#names.changed(uri);
    const facts = this.#factsOf(name, uri);
    if (this.#far) this.#far.change(name, facts);
    else if (facts) this.#model.put(name, facts);
    else this.#model.drop(name);
  }

  /** What counts under a name: the open text, before the file; of several, that of `uri`. */
  #factsOf(name: string, uri?: string): LogFacts | undefined {
    const uris = uri === undefined ? this.#names.named(name) : [uri, ...this.#names.named(name)];
    const named = <Value>(logs: ReadonlyMap<string, Value>): Value | undefined => {
      const key = uris.find((one) => logs.has(one));
      return key === undefined ? undefined : logs.get(key);
    };
    return named(this.#open)?.facts ?? named(this.#disk.large) ?? named(this.#disk.scanned);
  }
}

/** A log by the name under which its text counts: that of the first log with the same text. */
function asCounted(facts: LogFacts, snapshot: CaseSnapshot): LogFacts {
  return { ...facts, path: countedAs(facts.path, snapshot) };
}
