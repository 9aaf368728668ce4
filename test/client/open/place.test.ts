import { beforeEach, describe, expect, it, vi } from 'vitest';

const MB = 1024 * 1024;
const sizes = new Map<string, number>();
const done: unknown[] = [];

vi.mock('vscode', async () => {
  const fake = await import('../support/vscode.ts');
  const parse = (uri: string) => {
    const [, scheme = '', path = ''] = /^([\w-]+):(?:\/\/)?(.*)$/.exec(uri) ?? [];
    return { scheme, path, toString: () => uri };
  };
  return {
    ...fake,
    Uri: { parse, from: ({ scheme, path, query }: Record<string, string>) => parse(`${scheme}:${path}?${query}`) },
    commands: { executeCommand: (...call: unknown[]) => done.push(call.map(String)) },
    workspace: {
      fs: {
        stat: async (uri: { toString(): string }) => {
          const size = sizes.get(String(uri));
          if (size === undefined) throw new Error('gone');
          return { size };
        },
      },
      openTextDocument: async (uri: { toString(): string }) => {
        if (!sizes.has(String(uri)) && !String(uri).startsWith('scep-evtx:')) throw new Error('it is gone');
        return { uri };
      },
    },
    window: {
      showTextDocument: async ({ uri }: { uri: unknown }, { selection, preserveFocus }: Record<string, never>) =>
        done.push(['document', String(uri), selection, preserveFocus]),
    },
  };
});
const { openPlace } = await import('../../../client/src/open/place.ts');

beforeEach(() => {
  done.length = 0;
  sizes.clear();
});

describe('a place of a log', () => {
  it('is shown in a document, with the cursor there and the focus where it is wanted', async () => {
    sizes.set('file:///a.log', 20 * MB);
    await openPlace({ uri: 'file:///a.log', line: 68, character: 143 }, true);
    const at = { line: 68, character: 143 };
    expect(done).toEqual([['document', 'file:///a.log', expect.objectContaining({ start: at, end: at }), true]]);
  });

  it('of a file that no document can hold is shown by VS Code itself', async () => {
    sizes.set('file:///a.log', 60 * MB);
    await openPlace({ uri: 'file:///a.log', line: 68, character: 143 });
    expect(done).toEqual([['vscode.open', 'file:///a.log', '[object Object]']]);
  });

  it('of a native event log is shown in its text, of a large one in a part', async () => {
    sizes.set('file:///a.evtx', MB);
    await openPlace({ uri: 'file:///a.evtx', line: 1, character: 0 });
    expect(done).toEqual([['document', 'scep-evtx:/a.evtx.xml?file:///a.evtx', expect.anything(), false]]);
    sizes.set('file:///a.evtx', 9 * MB);
    await openPlace({ uri: 'file:///a.evtx', line: 1, character: 0 });
    expect(done.at(-1)).toEqual(['vscode.open', 'file:///a.evtx', '[object Object]']);
  });

  it('of a file that is gone fails in the words of whoever looked', async () => {
    await expect(openPlace({ uri: 'file:///gone.log', line: 0, character: 0 })).rejects.toThrow('it is gone');
  });
});
