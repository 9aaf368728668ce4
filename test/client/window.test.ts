import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { TextDocument } from 'vscode';
import { HOSTILE, liveIn } from '../support/live-text.ts';
import * as fake from './support/vscode.ts';

vi.mock('vscode', () => import('./support/vscode.ts'));
const room = await import('../../client/src/window/index.ts');
const vscode = await import('vscode');

type Shown = ReturnType<typeof room.shown>;
const uriOf = (path: string) => vscode.Uri.from({ scheme: 'file', path: `/${path}` });

/** Throws what a stranger's text may have got into. */
function failing(text: string): () => never {
  return () => {
    throw new Error(text);
  };
}

/**
 * How each export of the room comes by a text, and shows it. What only makes words is shown by a neighbour. A new export fails the test
 * below until it stands here.
 */
const ROADS: Readonly<Record<string, (text: string, words: Shown) => unknown>> = {
  shown: (text) => room.complain(room.shown(text)),
  say: (text) => room.complain(room.say('{0} ({1})[{2}]({3})', text, 7, text, text)),
  worded: (text) => room.complain(room.worded({ text: '{0}: {1}', args: [text, { text: '{0}', args: [text] }] })),
  reasonOf: (text) => [room.complain(room.reasonOf(new Error(text))), room.complain(room.reasonOf(text))],
  inform: (_, words) => room.inform(words, words),
  warn: (_, words) => room.warn(words, words),
  complain: (_, words) => room.complain(words),
  mention: (_, words) => room.mention(words),
  whileReading: (_, words) => [
    room.whileReading('notification', words, nothing),
    room.whileReading('status bar', words, nothing),
  ],
  whileWorking: (_, words) => room.whileWorking(words, async (report) => report(words)),
  progressNotification: (_, words) => {
    const notification = room.progressNotification(words, new vscode.CancellationTokenSource());
    notification.report(1);
    notification.end();
  },
  pick: (_, words) => room.pick([{ label: words, description: words, detail: words }], { title: words, placeHolder: words }),
  pickSome: (_, words) => room.pickSome([{ label: words }], { title: words, placeHolder: words }),
  askText: (_, words) => room.askText(words, words),
  askExplained: (_, words) => room.askExplained(words, words, words, async () => words),
  askPassword: (_, words) => room.askPassword(words, words),
  askFile: (_, words) => room.askFile(words, words, { name: words, endings: ['zip'] }),
  askTarget: (text, words) => room.askTarget(words, [{ name: words, endings: ['pem'] }], uriOf(room.pathToShow(text))),
  addFolder: (text, words) => room.addFolder(uriOf(room.pathToShow(text)), words),
  pathToShow: (text) => room.complain(room.shown(room.pathToShow(text))),
  statusItem: (_, words) => room.statusItem('id', [], words, { command: 'id', title: words }).show(words, words, words),
  barItem: (_, words) => room.barItem('id', words, 'id').show({ icon: 'info', words, detail: words, spoken: words }),
  askFolder: (_, words) => room.askFolder(words, words),
  registerLenses: (_, words) => room.registerLenses('scheme', async () => [{ title: words, command: 'id' }]),
  Tree: (text, words) => {
    const row = { id: 'a', label: words, description: words, tip: () => [words, words], spoken: words, kind: 'a' };
    const tree = new room.Tree('view', () => [{ row: () => row, children: failing(text) }]);
    tree.tell(words, words);
    tree.badge(1, words);
  },
  openWebPage: (_, words) => openPage(words).title(words),
  command: (text) => room.command('id', failing(text)),
  unavailable: (_, words) => Promise.reject(room.unavailable(words)),
  notFound: (text) => Promise.reject(room.notFound(uriOf(text))),
  notAFolder: (text) => Promise.reject(room.notAFolder(uriOf(text))),
  registerReadOnlyFiles: (text) =>
    room.registerReadOnlyFiles('scheme', { stat: failing(text), readDirectory: failing(text), readFile: failing(text) }),
};

/** These show nothing as words: links on a page, pages that come back, the text of a document, and a secret (the first and the last are below). */
const OTHERS = ['linksOfPage', 'restoreWebPages', 'translate', 'reveal'];

function openPage(title: Shown) {
  return room.openWebPage({ viewType: 'a.page', script: 'a-page.js' }, uriOf('extension'), title, 1);
}

async function nothing(): Promise<void> {}

/** Every string that VS Code was given to show while a text goes down one road. */
async function shownOn(road: string, text: string): Promise<readonly string[]> {
  fake.hearAgain();
  await Promise.resolve(ROADS[road]?.(text, room.shown(text))).catch(fake.hear);
  await fake.settled();
  return fake.heard;
}

describe('the room that shows words', () => {
  it('has a road in this test for each of its exports', () => {
    expect([...Object.keys(ROADS), ...OTHERS].sort()).toEqual(Object.keys(room).sort());
  });

  it.each(Object.keys(ROADS))('shows nothing but words: %s', async (road) => {
    const texts = fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.array(fc.constantFrom(...HOSTILE, ']', '(', '\n', '$'), { maxLength: 3 }).map((all) => all.join('')),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const all = await shownOn(road, text);
        expect(all.length).toBeGreaterThan(0);
        for (const one of all) expect([one, liveIn(one)]).toEqual([one, []]);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['say', 'worded', 'reasonOf', 'command', 'registerReadOnlyFiles'])('bounds what %s shows', async (road) => {
    for (const one of await shownOn(road, 'a'.repeat(50_000))) expect(one.length).toBeLessThanOrEqual(900);
  });

  it.each(['say', 'worded', 'reasonOf', 'shown', 'command', 'registerReadOnlyFiles', 'notFound', 'addFolder'])(
    'masks the secrets of what %s shows',
    async (road) => {
      for (const one of await shownOn(road, 'GET https://ndes/?operation=GetCACert&challenge=PLAINSECRET failed'))
        expect(one).not.toContain('PLAINSECRET');
    },
  );

  it('leaves what is only words as it is', () => {
    expect(room.say('{0}: {1}', 'u_ex240501.log', 'its checksum is wrong')).toBe('u_ex240501.log: its checksum is wrong');
  });

  it('keeps the kind of a file system error', async () => {
    fake.hearAgain();
    const missing = vscode.FileSystemError.FileNotFound('[a](command:x)');
    const files = {
      stat: failing(''),
      readDirectory: failing(''),
      readFile: () => {
        throw missing;
      },
    };
    room.registerReadOnlyFiles('scheme', files);
    await fake.settled();
    expect(fake.heard).toContain('[a] (command: x)');
    expect(fake.codes).toContain('FileNotFound');
  });
});

describe('a secret that the reader asked for', () => {
  it('stands as it is in a dialog, which knows neither links nor icons, but for what cannot be seen', async () => {
    fake.hearAgain();
    await room.reveal(room.shown('Challenge'), 'a](b$(c)\u202ed', 'text');
    expect(fake.heard).toContain('a](b$(c)⟨U+202E⟩d\n\nIts form: text');
    expect(fake.modal).toBe(true);
  });
});

describe('the addresses on a page of ours', () => {
  it('lead nowhere where a log brought them, and ours stay', () => {
    const ours = new vscode.DocumentLink(new vscode.Range(0, 0, 0, 22), uriOf('documentation'));
    const page = fake.page(
      'https://our.example/doc\nsee xHTTP://evil.example/?operation=PKIOperation&message=MII file:///etc/passwd\n',
    );
    const links = room.linksOfPage(page as unknown as TextDocument, [ours]);
    expect(links.map(({ range, target }) => [page.getText(range), target?.path])).toEqual([
      ['https://our.example/do', '/documentation'],
      ['HTTP://evil.example/?operation=PKIOperation&message=MII', '/page'],
      ['file:///etc/passwd', '/page'],
    ]);
  });
});

describe('a page that the extension draws itself', () => {
  it('runs our script alone, loads our style alone, and holds no text of anybody', () => {
    openPage(room.shown('</title><script>alert(1)</script>'));
    const [, policy, nonce] = /Content-Security-Policy" content="(.*'nonce-([0-9a-f]{32})'.*)"/.exec(fake.markup) ?? [];
    expect(policy).toBe(`default-src 'none'; style-src https://pages.example; script-src 'nonce-${nonce}'; img-src data:`);
    expect(fake.markup.match(/<script[^>]*>[^<]*/g)).toEqual([
      `<script nonce="${nonce}" src="https://pages.example/extension/dist/a-page.js">`,
    ]);
    expect(fake.markup).not.toMatch(/alert|\son\w+=|<style|style=/);
  });

  it('has another nonce each time', () => {
    const nonces = Array.from({ length: 3 }, () => {
      openPage(room.shown('a page'));
      return /nonce-([0-9a-f]+)/.exec(fake.markup)?.[1];
    });
    expect(new Set(nonces).size).toBe(3);
  });
});
