import { LIMITS } from '../core/limits.ts';
import type { Localize } from '../core/text/sentence.ts';
import { Channel } from './channel.ts';
import { lookAt, type Step, type Task } from './look.ts';
import type { Looked, LookMemory, ScanOptions } from './model.ts';
import type { Planned } from './plan.ts';
import { Pause } from './read-log.ts';
import { reasonOf } from './sources/open-file.ts';
import { readFailure } from './sources/read-failure.ts';
import type { Pool } from './threads/pool.ts';

type PlannedTask = Extract<Planned, { readonly kind: 'task' }>;

/** An archive unpacks to some ten times its size. */
const ARCHIVE_GROWTH = 10;

/** Looks at what was planned: in threads where there is much, in the caller's own where there is little, told in the order of the plan. */
export class Scanner {
  readonly #options: ScanOptions;
  readonly #say: Localize;
  readonly #pool: Pool | undefined;
  readonly #cache: LookMemory | undefined;
  readonly #plan: readonly Planned[];
  readonly #ending = new AbortController();
  readonly #tasks: ReadonlyMap<number, PlannedTask>;
  #done = 0;
  #all = 0;

  constructor(
    plan: readonly Planned[],
    options: ScanOptions,
    say: Localize,
    pool: Pool | undefined,
    cache: LookMemory | undefined,
  ) {
    this.#plan = plan;
    this.#tasks = new Map(plan.flatMap((one) => (one.kind === 'task' ? [[one.task.place, one] as const] : [])));
    this.#options = options;
    this.#say = say;
    this.#pool = pool;
    this.#cache = cache;
  }

  /** Rejects with the signal's reason. Whoever stops to listen ends the work. */
  async *looked(): AsyncGenerator<Looked, void, void> {
    const { signal } = this.#options;
    const stop = (): void => this.#ending.abort(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    try {
      this.#all = this.#plan.length;
      for (const steps of this.#started()) yield* this.#told(steps());
    } finally {
      signal.removeEventListener('abort', stop);
      this.#ending.abort();
    }
  }

  /** The steps of all that was planned, in its order. What needs a thread has one as soon as there is one. */
  #started(): readonly (() => AsyncIterable<Step>)[] {
    const pool = this.#pool && this.#weight() > LIMITS.threadBytes ? this.#pool : undefined;
    const started: (() => AsyncIterable<Step>)[] = [];
    let batch: Task[] = [];
    let weight = 0;
    const close = (): void => {
      const tasks = batch;
      if (tasks.length > 0 && pool) {
        const steps = this.#inThread(pool, tasks);
        started.push(() => steps);
      }
      batch = [];
      weight = 0;
    };
    for (const planned of this.#plan) {
      const known = planned.kind === 'told' ? [planned.looked] : this.#known(planned);
      if (known) {
        close();
        started.push(() => stepsOf(known));
        continue;
      }
      if (planned.kind !== 'task') continue;
      const { bytes } = planned;
      if (bytes.kind === 'client') {
        close();
        started.push(() => this.#fromClient(planned, pool));
      } else {
        const task = taskWith(planned, bytes);
        if (!pool) {
          started.push(() => this.#here([task]));
          continue;
        }
        batch.push(task);
        weight += weightOf(planned);
        if (weight >= LIMITS.threadBytes) close();
      }
    }
    close();
    return started;
  }

  #weight(): number {
    return this.#plan.reduce((sum, planned) => sum + (planned.kind === 'task' ? weightOf(planned) : 0), 0);
  }

  #known({ task, version }: PlannedTask): readonly Looked[] | undefined {
    const { place, named } = task;
    return this.#cache
      ?.get(keyOf(task), version)
      ?.map((looked) => ({ ...looked, place: [place, looked.place[1]], named: looked.named && named }));
  }

  /** Tells what was looked at, and how far that is; keeps what each file said. */
  async *#told(steps: AsyncIterable<Step>): AsyncGenerator<Looked, void, void> {
    let of: Looked[] = [];
    for await (const step of steps) {
      if (step.kind === 'more') this.#all += step.count;
      if (step.kind === 'begin')
        this.#options.progress({ path: step.path, size: step.size, done: this.#done, all: Math.max(this.#all, this.#done + 1) });
      if (step.kind === 'done') {
        const planned = this.#tasks.get(step.place);
        if (planned) this.#cache?.put(keyOf(planned.task), planned.version, of);
        of = [];
      }
      if (step.kind !== 'looked') continue;
      this.#done++;
      of.push(step.looked);
      yield step.looked;
    }
  }

  async *#here(tasks: readonly Task[]): AsyncGenerator<Step, void, void> {
    const tools = { say: this.#say, pause: new Pause(this.#ending.signal), progress: () => undefined };
    for (const task of tasks) yield* lookAt(task, tools);
  }

  async *#fromClient(planned: PlannedTask, pool: Pool | undefined): AsyncGenerator<Step, void, void> {
    if (planned.bytes.kind !== 'client') return;
    try {
      const bytes = await planned.bytes.read();
      const task = taskWith(planned, { kind: 'memory', bytes });
      yield* pool ? this.#inThread(pool, [task]) : this.#here([task]);
    } catch (error) {
      this.#ending.signal.throwIfAborted();
      yield refused(planned.task, error);
    }
  }

  /** The steps of some tasks that one thread does. Where it dies, the file that it died of is named, and another thread does the others. */
  #inThread(pool: Pool, tasks: readonly Task[]): AsyncIterable<Step> {
    const channel = new Channel<Step>();
    const run = async (left: readonly Task[]): Promise<void> => {
      let done = 0;
      const step = (one: Step): void => {
        if (one.kind === 'done') done++;
        channel.put(one);
      };
      const { translations } = this.#options;
      const watch = { signal: this.#ending.signal, progress: () => undefined, step };
      try {
        await pool.run({ kind: 'look', params: { tasks: left }, translations }, watch);
        channel.end();
      } catch (error) {
        const [broken, ...others] = left.slice(done);
        if (this.#ending.signal.aborted || !broken) return channel.fail(error);
        channel.put({ kind: 'looked', looked: { ...seenOf(broken), kind: 'refused', reason: readFailure(broken.path, error) } });
        channel.put({ kind: 'done', place: broken.place });
        if (others.length === 0) channel.end();
        else await run(others);
      }
    };
    void run(tasks);
    return channel;
  }
}

function taskWith({ task }: PlannedTask, bytes: Task['bytes']): Task {
  return { ...task, bytes };
}

function seenOf({ path, uri, place, named }: PlannedTask['task']) {
  return { path, uri, place: [place, 0], named } as const;
}

function refused(task: PlannedTask['task'], error: unknown): Step {
  return { kind: 'looked', looked: { ...seenOf(task), kind: 'refused', reason: reasonOf(error) } };
}

function keyOf({ uri, path, inside = '', prefix, archives }: PlannedTask['task']): string {
  return JSON.stringify([uri, path, inside, prefix, archives]);
}

function weightOf({ task: { size, archive } }: PlannedTask): number {
  return Number.isFinite(size) ? size * (archive ? ARCHIVE_GROWTH : 1) : 0;
}

async function* stepsOf(known: readonly Looked[]): AsyncGenerator<Step, void, void> {
  for (const looked of known) yield { kind: 'looked', looked };
}
