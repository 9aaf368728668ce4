import { masked } from '../../core/text/secrets/index.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';
import type { CaseState } from '../../protocol/case.ts';
import type { CaseRoot } from '../../protocol.ts';
import type { Looked, ScanOptions, Watch, Workspace } from '../../workspace/model.ts';
import type { OpenCase } from '../log/open-case.ts';
import { CaseMemory } from './case-memory.ts';
import { notReadOf } from './looked-case.ts';

/** Where the logs of a case lie, and what of it is not to be read. */
export interface CasePlaces {
  readonly roots: readonly CaseRoot[];
  readonly exclude: readonly string[];
  readonly most?: NonNullable<ScanOptions['most']>;
}

export interface CaseScanTools {
  readonly workspace: Workspace;
  readonly openCase: OpenCase;
  /** Logs came, went, or say something else. Resolves when that is told; `all`: there is no more to come for now. */
  took(uris: readonly string[], all: boolean): Promise<void>;
  /** The reading came further. */
  further(): void;
}

/** How a reading is watched; `quiet`: it looks what changed, so that nobody is told of files that did not. */
export interface Reading extends Pick<Watch, 'signal' | 'translations'>, Pick<ScanOptions, 'client' | 'progress'> {
  readonly quiet: boolean;
}

/** Takes the logs of some places into the case, closed ones too, and takes them in again when they change. */
export class CaseScan {
  readonly #tools: CaseScanTools;
  readonly #memory: CaseMemory;
  #places: CasePlaces = { roots: [], exclude: [] };
  #state: CaseState = { kind: 'open-logs' };
  #looked: readonly Looked[] = [];
  #running: AbortController | undefined;
  #ended: Promise<unknown> = Promise.resolve();

  constructor(tools: CaseScanTools) {
    this.#tools = tools;
    this.#memory = new CaseMemory(tools.openCase);
  }

  get state(): CaseState {
    return this.#state;
  }

  get places(): CasePlaces {
    return this.#places;
  }

  /** What became of each file when all were read last, by their names. */
  get looked(): readonly Looked[] {
    return this.#looked;
  }

  /** Makes some places the case and reads them, in place of any reading that goes on. Rejects as the reading does; cancelled, what was read stays. */
  async read(places: CasePlaces, reading: Reading): Promise<'done' | 'cancelled'> {
    this.#running?.abort();
    const before = this.#ended;
    const own = new AbortController();
    this.#running = own;
    this.#places = places;
    const run = before
      .then(() => this.#read(own, reading))
      .finally(() => {
        if (this.#running === own) this.#running = undefined;
      });
    this.#ended = run.catch(() => undefined);
    return run;
  }

  /** Reads what changed at the places of the case; nothing where a reading goes on, or there is none. */
  async readAgain(reading: Reading): Promise<'done' | 'cancelled' | 'busy'> {
    if (this.#running) return 'busy';
    return this.read(this.#places, reading);
  }

  async #read(own: AbortController, reading: Reading): Promise<'done' | 'cancelled'> {
    const signal = AbortSignal.any([own.signal, reading.signal]);
    const looked: Looked[] = [];
    let ended: 'done' | 'cancelled' = 'done';
    try {
      if (this.#places.roots.length > 0) {
        for await (const one of this.#scan(signal, reading)) {
          looked.push(one);
          if (one.kind === 'log') await this.#take(one);
        }
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#end(looked, 'cancelled', reading);
        throw error;
      }
      ended = 'cancelled';
    }
    const gone = ended === 'done' ? this.#drop(looked) : [];
    if (ended === 'done') this.#memory.forgetOthers();
    this.#end(looked, ended, reading);
    await this.#tools.took(gone, true);
    return ended;
  }

  #scan(signal: AbortSignal, { quiet, client, translations, progress }: Reading): AsyncGenerator<Looked, void, void> {
    const { roots, exclude, most } = this.#places;
    const options: ScanOptions = {
      ...{ signal, translations, exclude, memory: this.#memory, archives: 'bounded' },
      ...(most ? { most } : {}),
      ...(client ? { client } : {}),
      progress: (next) => {
        progress(next);
        if (!quiet) this.#show({ kind: 'scanning', done: next.done, all: next.all, file: nameToShow(next.path) });
      },
    };
    if (!quiet) this.#show({ kind: 'scanning', done: 0, all: 0, file: nameToShow('') });
    const places = roots.map((root) => ({ kind: 'uri', ...root }) as const);
    return this.#tools.workspace.scan(places, options);
  }

  async #take({ uri, facts }: Extract<Looked, { readonly kind: 'log' }>): Promise<void> {
    const { openCase } = this.#tools;
    const isNew = openCase.putOnDisk('scanned', uri, this.#memory.fitted(uri, facts));
    if (isNew) await this.#tools.took([uri], false);
  }

  /** Logs that are there no more. */
  #drop(looked: readonly Looked[]): readonly string[] {
    const there = new Set(looked.flatMap((one) => (one.kind === 'log' ? [one.uri] : [])));
    const { openCase } = this.#tools;
    return openCase.scanned().filter((uri) => !there.has(uri) && openCase.dropOnDisk('scanned', uri));
  }

  #end(looked: readonly Looked[], ended: 'done' | 'cancelled', { quiet }: Reading): void {
    looked = [...looked].sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1]);
    if (ended === 'done' || !quiet) this.#looked = looked;
    const whole = ended === 'done' && looked.every((one) => one.kind === 'excluded' || notReadOf(one).length === 0);
    if (this.#places.roots.length === 0) this.#show({ kind: 'open-logs' });
    else if (ended === 'done' || !quiet) this.#show({ kind: 'ready', whole });
  }

  #show(state: CaseState): void {
    this.#state = state;
    this.#tools.further();
  }
}

function nameToShow(path: string): Line {
  return oneLine(masked(path));
}
