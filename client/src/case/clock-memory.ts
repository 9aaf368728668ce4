import type * as vscode from 'vscode';
import { SET_CLOCK, type SetClockParams } from '../../../server/src/protocol/case.ts';
import type { Server } from '../platform/server.ts';

/** Where the workspace remembers clocks. */
const CLOCKS = 'clocks';

type Set = Exclude<SetClockParams['clock'], { readonly kind: 'proposed' }>;

/** The clocks that the reader set or refused, kept with the workspace: the server forgets them when it ends. */
export class ClockMemory {
  readonly #memory: vscode.Memento;
  readonly #server: Server;

  constructor(memory: vscode.Memento, server: Server) {
    this.#memory = memory;
    this.#server = server;
  }

  /** Sets a clock, and keeps it; gives why it cannot be set, or null. */
  async set(params: SetClockParams): Promise<string | null> {
    const wrong = await this.#server.request<string | null>(SET_CLOCK, params);
    if (wrong !== null) return wrong;
    const { [params.uri]: _, ...others } = this.#known();
    const all = params.clock.kind === 'proposed' ? others : { ...others, [params.uri]: params.clock };
    await this.#memory.update(CLOCKS, all);
    return null;
  }

  /** What was set for a log. */
  of(uri: string): SetClockParams['clock'] {
    return this.#known()[uri] ?? { kind: 'proposed' };
  }

  /** Tells the server all of them. */
  async sayAgain(): Promise<void> {
    for (const [uri, clock] of Object.entries(this.#known())) {
      await this.#server.request<string | null>(SET_CLOCK, { uri, clock } satisfies SetClockParams);
    }
  }

  #known(): Readonly<Record<string, Set>> {
    const kept = this.#memory.get<unknown>(CLOCKS);
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter((one): one is [string, Set] => isSet(one[1])));
  }
}

function isSet(value: unknown): value is Set {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  return value.kind === 'refused' || (value.kind === 'offset' && 'seconds' in value && typeof value.seconds === 'number');
}
