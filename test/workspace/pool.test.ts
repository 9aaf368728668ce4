import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runJob } from '../../server/src/workspace/threads/run-job.ts';
import { DiskWorkspace } from '../../server/src/workspace/workspace.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-job-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A thread that runs `body`; `tell` sends a report, `order` is what it was started with. */
function thread(name: string, body: string): string {
  const file = path.join(folder, `${name}.cjs`);
  const head = "const { parentPort, workerData: order } = require('node:worker_threads');";
  fs.writeFileSync(file, `${head}\nconst tell = (report) => parentPort.postMessage(report);\n${body}\n`);
  return file;
}

const translations = new Map([['{0} is a folder.', '{0} ist ein Ordner.']]);
const order = { kind: 'read', params: { file: '/logs/a.log' }, translations } as const;

/** Runs a job; gives its answer, or what it failed with, and the shares that were told. */
async function run(worker: string, signal = new AbortController().signal) {
  const shares: number[] = [];
  const answer = await runJob(worker, order, { signal, progress: (share) => shares.push(share) }).catch(String);
  return { answer, shares };
}

describe('a job in a thread of its own', () => {
  it('gets its order, tells how far it is, and answers', async () => {
    const worker = thread(
      'good',
      `tell({ kind: 'progress', share: 0 });
       tell({ kind: 'progress', share: 0.5 });
       tell({ kind: 'done', answer: [order.kind, order.params.file, order.translations.get('{0} is a folder.')] });
       setInterval(() => undefined, 1000); // whatever it still does ends with the answer`,
    );
    const { answer, shares } = await run(worker);
    expect(answer).toEqual(['read', '/logs/a.log', '{0} ist ein Ordner.']);
    expect(shares).toEqual([0, 0.5]);
  });

  it('ends at once when it is cancelled, though it never looks up from its work', async () => {
    const worker = thread('busy', `tell({ kind: 'progress', share: 0 }); for (;;);`);
    const controller = new AbortController();
    const running = runJob(worker, order, { signal: controller.signal, progress: () => controller.abort('enough') });
    await expect(running).rejects.toBe('enough');
  });

  it('is not even begun when it was cancelled before', async () => {
    const mark = path.join(folder, 'begun');
    const worker = thread('marks', `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`);
    expect((await run(worker, AbortSignal.abort('enough'))).answer).toBe('enough');
    expect(fs.existsSync(mark)).toBe(false);
  });

  it.each([
    ['throws', `throw new Error('broken')`, 'Error: broken'],
    ['ends without an answer', 'process.exit(3)', 'Error: the thread ended with 3'],
    ['rejects', `Promise.reject(new Error('late'))`, 'Error: late'],
  ])('fails where its thread %s', async (name, body, message) => {
    expect((await run(thread(name.replaceAll(' ', '-'), body))).answer).toBe(message);
  });
});

describe('a workspace', () => {
  const watch = { translations, progress: () => undefined };
  const signal = new AbortController().signal;
  const readAll = (workspace: DiskWorkspace, ...uris: readonly string[]) =>
    Promise.all(uris.map((uri) => workspace.read(uri, { ...watch, signal })));

  it('reads as many logs at once as it may', async () => {
    const journal = path.join(folder, 'journal');
    const worker = thread(
      'turns',
      `const note = (text) => require('node:fs').appendFileSync(${JSON.stringify(journal)}, text + ' ' + order.params.file + '\\n');
       const begun = () => require('node:fs').readFileSync(${JSON.stringify(journal)}, 'utf8').split('begin').length - 1;
       note('begin');
       const wait = (left) => {
         if (left > 0 && begun() < 2) return setTimeout(() => wait(left - 1), 10);
         note('end');
         tell({ kind: 'done', answer: { kind: 'foreign' } });
       };
       wait(order.params.file.startsWith('/one') ? 20 : 1000);`,
    );
    await readAll(new DiskWorkspace(worker, { size: 1 }), 'file:///one-a', 'file:///one-b');
    expect(fs.readFileSync(journal, 'utf8')).toBe('begin /one-a\nend /one-a\nbegin /one-b\nend /one-b\n');
    fs.rmSync(journal);
    await readAll(new DiskWorkspace(worker, { size: 2 }), 'file:///a', 'file:///b', 'file:///c');
    const lines = fs.readFileSync(journal, 'utf8').split('\n');
    expect(lines.slice(0, 2).map((line) => line.slice(0, 5))).toEqual(['begin', 'begin']);
    expect(lines[2]).toMatch(/^end/);
  });

  it('lets one leave who still waits, and goes on with the next', async () => {
    const worker = thread('slow', `setTimeout(() => tell({ kind: 'done', answer: order.params.file }), 200);`);
    const workspace = new DiskWorkspace(worker, { size: 1 });
    const controller = new AbortController();
    const [one, two, three] = ['file:///a', 'file:///b', 'file:///c'].map((uri) =>
      workspace.read(uri, { ...watch, signal: uri.endsWith('b') ? controller.signal : signal }),
    );
    controller.abort('enough');
    await expect(two).rejects.toBe('enough');
    expect(await Promise.all([one, three])).toEqual(['/a', '/c']);
  });

  it('no longer waits for one that gives no sign of life', async () => {
    const worker = thread(
      'silent',
      `if (!order.params.file.endsWith('/silent')) tell({ kind: 'done', answer: order.params.file });
       else setInterval(() => undefined, 1000);`,
    );
    const workspace = new DiskWorkspace(worker, { size: 1, patience: 200 });
    const silent = workspace.read('file:///silent', { ...watch, signal });
    expect(await workspace.read('file:///next', { ...watch, signal })).toBe('/next');
    await workspace.close();
    expect(await silent).toMatchObject({ kind: 'error' });
  });

  it('says in a sentence that a thread had not memory enough', async () => {
    const error = `Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' })`;
    const workspace = new DiskWorkspace(thread('memory', `throw ${error}`));
    expect(await workspace.read('file:///logs/a.log', { ...watch, signal })).toMatchObject({
      kind: 'error',
      reason: { text: '{0} is too large for the memory of this machine.' },
    });
  });

  it('says of a file that lies elsewhere that it is on no disk here', async () => {
    expect(await new DiskWorkspace(thread('none', '')).read('memfs:/a.log', { ...watch, signal })).toMatchObject({
      kind: 'error',
    });
  });
});
