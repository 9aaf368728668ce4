import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { english } from '../../server/src/core/text/sentence.ts';
import type { Looked } from '../../server/src/workspace/model.ts';
import { fixture } from '../support/fixtures.ts';
import { lookAtAll } from '../support/look.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-walk-'));
const LOG = fixture('article/iis-500.log');
const put = (name: string, data: string): void => {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), data);
};

beforeAll(() => {
  for (const name of ['case/b.log', 'case/a/z.log', 'case/node_modules/x.log', 'case/.git/y.log', 'outside.log']) put(name, LOG);
  fs.linkSync(path.join(folder, 'case/b.log'), path.join(folder, 'case/hard.log'));
  fs.symlinkSync('..', path.join(folder, 'case/a/above'));
  fs.symlinkSync('../b.log', path.join(folder, 'case/a/soft.log'));
  fs.symlinkSync('../outside.log', path.join(folder, 'case/out.log'));
  fs.symlinkSync('nowhere', path.join(folder, 'case/broken.log'));
  put(`deep/${Array.from({ length: 26 }, (_, i) => i).join('/')}/x.log`, LOG);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, name);
const told = (one: Looked): string => {
  const name = path.relative(folder, one.path);
  if (one.kind === 'same') return `${name} is ${path.relative(folder, one.of)}`;
  return one.kind === 'refused' ? `${name}: ${english(one.reason).replaceAll(folder, '')}` : `${name} ${one.kind}`;
};

describe('a walk', () => {
  it('finds every file once, by name, follows no link, and names what it leads to', async () => {
    expect((await lookAtAll([at('case')])).map(told)).toEqual([
      'case/a/soft.log is case/b.log',
      'case/a/z.log log',
      'case/b.log log',
      expect.stringMatching(/^case\/broken\.log: ENOENT/),
      'case/hard.log is case/b.log',
      'case/out.log: it is a link, and is not followed; name the file or folder that it leads to',
    ]);
  });

  it('tells the same in any order of what it is asked for, and a file that is asked for twice once', async () => {
    const places = [at('outside.log'), at('case/a/z.log'), at('case'), at('outside.log')];
    const one = (await lookAtAll(places)).map(told);
    expect((await lookAtAll([...places].reverse())).map(told)).toEqual(one);
    expect(one.filter((line) => line.endsWith(' log')).sort()).toEqual(['case/a/z.log log', 'case/b.log log', 'outside.log log']);
  });

  it('ends in folders that lie too deep, and says so', async () => {
    const [looked] = await lookAtAll([at('deep')]);
    expect(looked && told(looked)).toMatch(/: more than 24 folders deep, not searched$/);
  });
});
