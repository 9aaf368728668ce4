import * as vscode from 'vscode';
import type { CaseSummaryAnswer } from '../../../server/src/protocol/case.ts';
import { type Shown, say, Tree } from '../window/index.ts';
import { keyIn } from './argument.ts';
import type { SelectedEnrollment } from './selection.ts';
import { caseTree } from './tree/case-nodes.ts';
import { enrollmentTree, type Sight, wayTo } from './tree/enrollments.ts';
import { filtered, filterWords, isFiltering, NO_FILTER } from './tree/filter.ts';
import { helpTree } from './tree/help.ts';
import { KnownCase } from './tree/known-case.ts';
import { type CaseNode, Pages } from './tree/nodes.ts';
import { GROUPING_WORDS, isGrouping } from './tree/sight.ts';
import type { CaseSource } from './tree/source.ts';

/** `none`, `scanning`, `ready` or `failed`: the welcome of the views and their menus ask for it. */
const STATE = 'scepLogInspector.case';
const FILTERED = 'scepLogInspector.enrollmentsFiltered';
/** Where the window remembers how enrollments are grouped. */
const GROUPING = 'groupEnrollmentsBy';
/** While logs are read the case changes with every file. */
const REFRESH_MS = 400;

/** The three views of the case: enrollments, what the case rests on, and help. They show what the server says, and decide nothing. */
export class CaseViews implements vscode.Disposable {
  readonly #source: CaseSource;
  readonly #memory: vscode.Memento;
  readonly #pages = new Pages();
  readonly #enrollments: Tree<CaseNode>;
  readonly #logs: Tree<CaseNode>;
  readonly #help: Tree<CaseNode>;
  readonly #subscriptions: vscode.Disposable;
  #case: KnownCase | undefined;
  #sight: Sight;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking = false;
  #again = false;
  #endBusy: (() => void) | undefined;

  constructor(source: CaseSource, selection: SelectedEnrollment, memory: vscode.Memento) {
    this.#source = source;
    this.#memory = memory;
    const by = memory.get<unknown>(GROUPING);
    this.#sight = { filter: NO_FILTER, by: isGrouping(by) ? by : 'outcome' };
    this.#enrollments = new Tree('scepLogInspector.enrollments', () =>
      this.#case ? enrollmentTree(this.#case, this.#sight, this.#pages) : [],
    );
    this.#logs = new Tree('scepLogInspector.case', () => (this.#case ? caseTree(this.#case.summary, this.#pages) : []));
    this.#help = new Tree('scepLogInspector.help', () => helpTree(this.#case));
    this.#subscriptions = vscode.Disposable.from(
      this.#enrollments,
      this.#logs,
      this.#help,
      this.#enrollments.onDidSelect((node) => selection.select(keyIn(node))),
      source.onDidChange(() => this.#soon()),
    );
    this.#soon();
  }

  get sight(): Sight {
    return this.#sight;
  }

  /** The case as it is shown; undefined before the server said anything. */
  get known(): KnownCase | undefined {
    return this.#case;
  }

  /** Other rows, or the same ones in other groups. */
  see(change: Partial<Sight>): void {
    this.#sight = { ...this.#sight, ...change };
    if (change.by) void this.#memory.update(GROUPING, change.by);
    this.#pages.forget();
    void vscode.commands.executeCommand('setContext', FILTERED, isFiltering(this.#sight.filter));
    this.#enrollments.refresh();
    this.#tell();
  }

  showMore(id: string): void {
    this.#pages.showMore(id);
    this.#enrollments.refresh();
    this.#logs.refresh();
  }

  /** Selects the row of an enrollment; false: there is none, or the filter hides it. */
  async reveal(key: string): Promise<boolean> {
    const node = this.#case && wayTo(key, this.#case, this.#sight, this.#pages);
    if (!node) return false;
    this.#enrollments.refresh(); // the list may have to become longer first
    await this.#enrollments.reveal(node, true);
    return true;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#endBusy?.();
    this.#subscriptions.dispose();
  }

  #soon(): void {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        void this.#ask();
      },
      this.#case ? REFRESH_MS : 0,
    );
  }

  /** One question at a time: what changed meanwhile is asked for afterwards. */
  async #ask(): Promise<void> {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    try {
      const summary = await this.#source.summary();
      const known = summary && new KnownCase(summary, (key) => this.#source.enrollment(key));
      this.#show(known, stateOf(this.#source.stage, summary));
    } catch {
      this.#show(undefined, 'failed'); // the server has said why
    } finally {
      this.#asking = false;
    }
    if (!this.#again) return;
    this.#again = false;
    this.#soon();
  }

  #show(known: KnownCase | undefined, state: State): void {
    this.#case = known;
    void vscode.commands.executeCommand('setContext', STATE, state);
    this.#beBusy(state === 'scanning');
    for (const tree of [this.#enrollments, this.#logs, this.#help]) tree.refresh();
    this.#tell();
    const failed = known?.summary.summary.failed ?? 0;
    this.#enrollments.badge(failed, say('{0} of {1} enrollments failed', failed, known?.summary.summary.attempts ?? 0));
  }

  #beBusy(busy: boolean): void {
    if (busy === (this.#endBusy !== undefined)) return;
    this.#endBusy?.();
    this.#endBusy = undefined;
    if (busy) this.#enrollments.busy(new Promise<void>((resolve) => (this.#endBusy = resolve)));
  }

  #tell(): void {
    this.#enrollments.tell(this.#message(), GROUPING_WORDS[this.#sight.by]());
  }

  /** How far the reading is, and what the filter hides. An empty tree has no message: its welcome says what to do. */
  #message(): Shown | undefined {
    if (!this.#case || this.#case.summary.logs.length === 0) return undefined;
    const { state, enrollments } = this.#case.summary;
    const reading = state.kind === 'scanning' ? say('Reading the logs: {0} of {1}', state.done, state.all) : undefined;
    const { filter } = this.#sight;
    if (!isFiltering(filter)) return reading;
    const shown = filtered(enrollments, filter).length;
    const hidden = say('Filter: {0}. Shown: {1} of {2}', filterWords(filter, enrollments), shown, enrollments.length);
    return reading ? say('{0}. {1}', reading, hidden) : hidden;
  }
}

type State = 'none' | 'scanning' | 'ready' | 'failed';

/** `none` also where all was read and nothing of it is a log: the welcome says what to do then. */
function stateOf({ kind }: CaseSource['stage'], summary: CaseSummaryAnswer | undefined): State {
  if (kind === 'scanning' || kind === 'failed') return kind;
  return summary && (summary.logs.length > 0 || summary.skipped.length > 0) ? 'ready' : 'none';
}
