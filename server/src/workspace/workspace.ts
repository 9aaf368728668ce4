import { localizer, msg } from '../core/text/sentence.ts';
import { LookCache } from './cache.ts';
import type { TextAround } from './lines-around.ts';
import type {
  FarCase,
  LogAnswer,
  Looked,
  LookMemory,
  PartText,
  Refusal,
  Root,
  ScanOptions,
  SearchResult,
  Survey,
  Watch,
  Workspace,
} from './model.ts';
import { pathOf, planOf } from './plan.ts';
import { Scanner } from './scanner.ts';
import { readFailure } from './sources/read-failure.ts';
import { CaseThread } from './threads/case-thread.ts';
import type { JobKind, Jobs } from './threads/jobs.ts';
import { Pool, type PoolOptions } from './threads/pool.ts';

/** The logs of this machine's disks, and those that a client sends, read in threads of their own. */
export class DiskWorkspace implements Workspace {
  readonly #worker: string;
  readonly #pool: Pool;
  readonly #cache = new LookCache();

  /** `worker`: path of a bundle that calls `work` of worker.ts in a thread. */
  constructor(worker: string, options: PoolOptions = {}) {
    this.#worker = worker;
    this.#pool = new Pool(worker, options);
  }

  scan(roots: readonly Root[], options: ScanOptions): AsyncGenerator<Looked, void, void> {
    return scan(roots, options, this.#pool, this.#cache);
  }

  read(uri: string, watch: Watch): Promise<LogAnswer> {
    return this.#withPath(uri, watch, (file) =>
      this.#pool.run({ kind: 'read', params: { file }, translations: watch.translations }, watch),
    );
  }

  farCase(): FarCase {
    return new CaseThread(this.#worker);
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  survey(uri: string, watch: Watch): Promise<Survey> {
    return this.#withPath(uri, watch, (file) => this.#now('survey', { file }, watch));
  }

  readPart(uri: string, part: Omit<Jobs['part']['params'], 'file'>, watch: Watch): Promise<PartText> {
    return this.#withPath(uri, watch, (file) => this.#now('part', { file, ...part }, watch));
  }

  search(uri: string, search: Omit<Jobs['search']['params'], 'file'>, watch: Watch): Promise<SearchResult> {
    return this.#withPath(uri, watch, (file) => this.#now('search', { file, ...search }, watch));
  }

  textAround(uri: string, offsets: readonly number[], watch: Watch): Promise<readonly (TextAround | undefined)[] | Refusal> {
    return this.#withPath(uri, watch, (file) => this.#now('around', { file, offsets }, watch));
  }

  #now<Kind extends JobKind>(kind: Kind, params: Jobs[Kind]['params'], watch: Watch): Promise<Jobs[Kind]['answer']> {
    return this.#pool.runNow({ kind, params, translations: watch.translations }, watch);
  }

  async #withPath<Answer>(uri: string, { signal }: Watch, use: (file: string) => Promise<Answer>): Promise<Answer | Refusal> {
    const file = pathOf(uri);
    if (file === undefined) return { kind: 'error', reason: msg('{0} is not on a disk of this machine.', uri) };
    return use(file).catch((error: unknown) => {
      if (signal.aborted) throw error;
      return { kind: 'error', reason: readFailure(file, error) };
    });
  }
}

/**
 * Looks at all that lies at some places; the facade of the command line, which looks once. Without a pool everything is read in the
 * caller's thread. What is told twice is told in the same order, whatever is done first.
 */
export async function* scan(
  roots: readonly Root[],
  options: ScanOptions,
  pool?: Pool,
  cache?: LookMemory,
): AsyncGenerator<Looked, void, void> {
  const say = localizer((template) => options.translations.get(template) ?? template);
  const plan = await planOf(roots, options);
  yield* new Scanner(plan, options, say, pool, options.memory ?? cache).looked();
}
