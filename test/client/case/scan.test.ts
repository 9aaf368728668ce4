import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Languages } from '../../../client/src/platform/languages.ts';
import type { Server } from '../../../client/src/platform/server.ts';

const asked: string[] = [];
let answer: string | undefined;
let settings: Readonly<Record<string, unknown>> = {};
let folders: readonly { readonly scheme: string; readonly path: string }[] = [];
let restarted: () => void = () => undefined;
const found: string[] = [];

vi.mock('vscode', () => {
  const nothing = { dispose: () => undefined };
  class Emitter {
    readonly #heard: ((value: unknown) => void)[] = [];
    readonly event = (run: (value: unknown) => void) => {
      this.#heard.push(run);
      return nothing;
    };
    fire(value: unknown): void {
      for (const run of this.#heard) run(value);
    }
    dispose(): void {}
  }
  class CancellationTokenSource {
    readonly #emitter = new Emitter();
    readonly token = { isCancellationRequested: false, onCancellationRequested: this.#emitter.event };
    cancel(): void {
      this.token.isCancellationRequested = true;
      this.#emitter.fire(undefined);
    }
    dispose(): void {}
  }
  return {
    CancellationTokenSource,
    EventEmitter: Emitter,
    ConfigurationTarget: {},
    Disposable: { from: () => nothing },
    RelativePattern: class {},
    Uri: class {},
    FileType: { File: 1, Directory: 2 },
    commands: { registerCommand: () => nothing, executeCommand: async () => undefined },
    l10n: { t: (text: string) => text },
    window: {
      showInformationMessage: async (text: string) => {
        asked.push(text);
        return answer;
      },
    },
    workspace: {
      get workspaceFolders() {
        return folders.map((folder) => ({ uri: { ...folder, toString: () => `${folder.scheme}:${folder.path}` }, name: 'case' }));
      },
      getConfiguration: () => ({ get: (name: string) => settings[name] }),
      findFiles: async () => found,
      fs: { readDirectory: async () => found.map((name) => [name, 1]) },
      createFileSystemWatcher: () => ({
        ...nothing,
        onDidChange: () => nothing,
        onDidCreate: () => nothing,
        onDidDelete: () => nothing,
      }),
      onDidChangeWorkspaceFolders: () => nothing,
      onDidOpenTextDocument: () => nothing,
      onDidChangeConfiguration: () => nothing,
    },
  };
});
const { CaseScanner } = await import('../../../client/src/case/scan.ts');
const { CaseSession } = await import('../../../client/src/case/session.ts');
const { ClockMemory } = await import('../../../client/src/case/clock-memory.ts');

/** What was asked of the server; a reading ends as `ends` says. */
const requests: string[] = [];
let ends: (token: { isCancellationRequested: boolean }) => Promise<unknown>;

function opened() {
  const server = {
    request: async (method: string) => {
      requests.push(method);
      return null;
    },
    requestLong: async (method: string, _params: unknown, { token }: { token: { isCancellationRequested: boolean } }) => {
      requests.push(method);
      return ends(token);
    },
    notify: async () => undefined,
    onNotification: () => ({ dispose: () => undefined }),
    onDidRestart: (run: () => void) => {
      restarted = run;
      return { dispose: () => undefined };
    },
  } as unknown as Server;
  const kept = { 'file:///c/u_ex1.log': { kind: 'refused' } };
  const memory = { get: () => kept, update: async () => undefined, keys: () => [] };
  const session = new CaseSession(server);
  return new CaseScanner(session, server, { isLog: () => true } as unknown as Languages, new ClockMemory(memory, server));
}

const SCAN = 'scepLogInspector/scanCase';
const CLOCK = 'scepLogInspector/setClock';

beforeEach(() => {
  asked.length = requests.length = found.length = 0;
  answer = undefined;
  settings = {};
  folders = [{ scheme: 'file', path: '/c' }];
  ends = async () => ({ kind: 'done' });
});

describe('the logs of a window', () => {
  it('are read when it opens, with the clocks that were set before', async () => {
    found.push('u_ex1.log');
    await opened().looked;
    expect(requests).toEqual([CLOCK, SCAN]);
    expect(asked).toEqual([]);
  });

  it('start no server where there are none, and where the reader wants none read', async () => {
    await opened().looked;
    found.push('u_ex1.log');
    settings = { onOpening: 'never' };
    await opened().looked;
    expect(requests).toEqual([]);
  });

  it('are read after a question where the reader wants one, and where they lie elsewhere', async () => {
    found.push('u_ex1.log');
    settings = { onOpening: 'ask' };
    await opened().looked;
    folders = [{ scheme: 'vscode-vfs', path: '/c' }];
    settings = {};
    await opened().looked;
    expect(asked.length).toBe(2);
    expect(requests).toEqual([]);
    answer = 'Read Them';
    await opened().looked;
    expect(requests).toContain(SCAN);
  });

  it('are read again when the server ended meanwhile, but not time and again', async () => {
    found.push('u_ex1.log');
    ends = () => Promise.reject(new Error('the connection was closed'));
    const scanner = opened();
    await scanner.looked;
    for (let i = 0; i < 5; i++) {
      restarted();
      await scanner.looked;
    }
    expect(requests.filter((method) => method === SCAN)).toHaveLength(3);
  });

  it('are not read on when the reader stops that', async () => {
    found.push('u_ex1.log');
    let stopped = false;
    ends = async (token) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      stopped = token.isCancellationRequested;
      return { kind: 'cancelled' };
    };
    const scanner = opened();
    await new Promise((resolve) => setTimeout(resolve, 5));
    scanner.stop();
    await scanner.looked;
    expect(stopped).toBe(true);
  });
});
