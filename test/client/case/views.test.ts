import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseSource } from '../../../client/src/case/tree/source.ts';
import type { CaseSummaryAnswer } from '../../../server/src/protocol/case.ts';
import { answerOf, enrollment, issued, summaryOf } from '../support/case.ts';

const contexts = new Map<string, unknown>();
const shown = new Map<string, unknown>();

vi.mock('vscode', async () => ({
  ...(await import('../support/vscode.ts')),
  commands: { executeCommand: async (_: string, name: string, value: unknown) => contexts.set(name, value) },
  Disposable: { from: () => ({ dispose: () => undefined }) },
  window: {
    createTreeView: (id: string) =>
      new Proxy({ dispose: () => undefined, onDidChangeSelection: () => ({ dispose: () => undefined }) } as object, {
        set: (_, name, value) => Boolean(shown.set(`${id} ${String(name)}`, value)),
      }),
    withProgress: (_: unknown, work: () => Promise<unknown>) => {
      shown.set('busy', true);
      void work().then(() => shown.set('busy', false));
    },
  },
}));
const { CaseViews } = await import('../../../client/src/case/views.ts');
const { SelectedEnrollment } = await import('../../../client/src/case/selection.ts');

/** A server that the test makes say things. */
class Server implements CaseSource {
  stage: CaseSource['stage'] = { kind: 'none' };
  answer: CaseSummaryAnswer | undefined;
  asked = 0;
  broken = false;
  #heard: () => void = () => undefined;
  onDidChange(listener: () => void) {
    this.#heard = listener;
    return { dispose: () => undefined };
  }
  async summary() {
    this.asked++;
    if (this.broken) throw new Error('the server ended');
    return this.answer;
  }
  async enrollment(key: string) {
    const row = this.answer?.enrollments.find((one) => one.key === key);
    return row ? answerOf(row) : null;
  }
  change(): void {
    this.#heard();
  }
  async say(kind: CaseSource['stage']['kind'], answer?: CaseSummaryAnswer): Promise<void> {
    this.stage = { kind };
    this.answer = answer;
    this.change();
    await vi.advanceTimersByTimeAsync(1000);
  }
}

const memory = new Map<string, unknown>();
const memento = {
  keys: () => [...memory.keys()],
  get: <T>(key: string): T | undefined => memory.get(key) as T | undefined,
  update: async (key: string, value: unknown) => void memory.set(key, value),
};
const opened = (server: Server) => new CaseViews(server, new SelectedEnrollment(), memento);
const ROWS = [enrollment(1), issued(2), enrollment(3)];
const ENROLLMENTS = 'scepLogInspector.enrollments';

beforeEach(() => {
  vi.useFakeTimers();
  for (const all of [contexts, shown, memory]) all.clear();
});
afterEach(() => vi.useRealTimers());

describe('the views of a case', () => {
  it('welcome where there is none, while it is read, and where that failed', async () => {
    const server = new Server();
    const views = opened(server);
    await vi.advanceTimersByTimeAsync(10);
    expect(contexts.get('scepLogInspector.case')).toBe('none');
    await server.say('scanning', summaryOf([], { logs: [], skipped: [], state: { kind: 'open-logs' } }));
    expect([contexts.get('scepLogInspector.case'), shown.get('busy')]).toEqual(['scanning', true]);
    expect(shown.get(`${ENROLLMENTS} message`)).toBe(''); // else the welcome could not be seen
    server.broken = true;
    await server.say('failed');
    expect([contexts.get('scepLogInspector.case'), shown.get('busy')]).toEqual(['failed', false]);
    views.dispose();
  });

  it('have the number of failures as their badge', async () => {
    const server = new Server();
    const views = opened(server);
    await server.say('ready', summaryOf(ROWS));
    expect(contexts.get('scepLogInspector.case')).toBe('ready');
    expect(shown.get(`${ENROLLMENTS} badge`)).toEqual({ value: 2, tooltip: '2 of 3 enrollments failed' });
    await server.say('ready', summaryOf([issued(2)]));
    expect(shown.get(`${ENROLLMENTS} badge`)).toBeUndefined();
    views.dispose();
  });

  it('say how far the reading is, and what the filter hides', async () => {
    const server = new Server();
    const views = opened(server);
    const { file } = { file: summaryOf(ROWS).logs[0]?.name };
    await server.say('scanning', summaryOf(ROWS, file ? { state: { kind: 'scanning', done: 3, all: 12, file } } : {}));
    expect(shown.get(`${ENROLLMENTS} message`)).toBe('Reading the logs: 3 of 12');
    views.see({ filter: { text: 'AB1' } });
    expect(shown.get(`${ENROLLMENTS} message`)).toBe('Reading the logs: 3 of 12. Filter: "AB1". Shown: 1 of 3');
    expect(contexts.get('scepLogInspector.enrollmentsFiltered')).toBe(true);
    views.see({ filter: {} });
    expect(contexts.get('scepLogInspector.enrollmentsFiltered')).toBe(false);
    views.dispose();
  });

  it('ask a few times a second at most, however often the case changes', async () => {
    const server = new Server();
    const views = opened(server);
    await server.say('ready', summaryOf(ROWS));
    const before = server.asked;
    for (let change = 0; change < 100; change++) {
      server.change();
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(server.asked - before).toBeLessThan(5);
    views.dispose();
  });

  it('remember for the window how enrollments are grouped', async () => {
    const first = opened(new Server());
    first.see({ by: 'device' });
    first.dispose();
    const second = opened(new Server());
    expect(second.sight.by).toBe('device');
    expect(shown.get(`${ENROLLMENTS} description`)).toBe('by device');
    second.dispose();
  });
});
