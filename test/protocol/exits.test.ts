import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from './support/client.ts';

const CLI = path.join(root, 'dist/cli.js');
const CASE = path.join(root, 'samples/case');
const REQUEST = path.join(root, 'test/fixtures/messages/jscep-get-aes-sha256-06-req.b64');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-exits-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** What each command of the help is tried with; one that is not here fails the test. */
const INPUT: Readonly<Record<string, readonly string[]>> = { analyze: [CASE], decode: [REQUEST], explain: ['5'] };

/** Every command in every format that the help names, and what prints without a command. The language server speaks LSP there. */
const COMMANDS: readonly (readonly string[])[] = [
  ...[
    ...spawnSync(process.execPath, [CLI, '--help'], { encoding: 'utf8' }).stdout.matchAll(
      /^ {2}scep-log-inspector (\w+)(.*(?:\n {6}.*)*)/gm,
    ),
  ]
    .filter(([, command]) => command !== 'lsp')
    .flatMap(([, command = '', options = '']) => {
      const formats = /--format ([a-z|]+)/.exec(options)?.[1]?.split('|') ?? [];
      const input = INPUT[command] ?? [`no input for ${command}`];
      return [[command, '--help'], ...formats.map((format) => [command, ...input, '--format', format])];
    }),
  ['--help'],
  ['-h'],
  ['help'],
  ['--version'],
];

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line in a shell that redirects its output. */
function shell(words: readonly string[], redirection: string, before = ''): Run {
  const script = `${before} "$0" "$@" ${redirection}`;
  const options = { encoding: 'utf8', cwd: folder, timeout: 20_000 } as const;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, CLI, ...words], options);
  return { code: status, out: stdout, err: stderr };
}

const FULL = 'scep-log-inspector: the output could not be written completely: ENOSPC: no space left on device, write\n';

describe('output that could not be written', () => {
  it('is tried with every command and format', () => {
    expect(COMMANDS.map((words) => words.filter((word) => !word.startsWith('/')).join(' '))).toEqual([
      'analyze --help',
      'analyze --format text',
      'analyze --format json',
      'decode --help',
      'decode --format text',
      'decode --format json',
      'decode --format pem',
      'explain --help',
      'explain 5 --format text',
      'explain 5 --format json',
      '--help',
      '-h',
      'help',
      '--version',
    ]);
  });

  it.each(COMMANDS.map((words) => [words.join(' ').replaceAll(`${root}/`, ''), words] as const))(
    'ends with code 1 and a sentence where the disk is full, and with code 0 where it is not: %s',
    (_title, words) => {
      const good = shell(words, '> good.txt');
      expect(good).toEqual({ code: 0, out: '', err: '' });
      expect(fs.statSync(path.join(folder, 'good.txt')).size).toBeGreaterThan(0);
      expect(shell(words, '> /dev/full')).toEqual({ code: 1, out: '', err: FULL });
      expect(shell(words, '> /dev/full 2>&1').code).toBe(1); // nowhere to say it, and still no success
    },
  );

  it('is told where a disk gets full in the midst of it', () => {
    const { code, err } = shell(['analyze', CASE, '--format', 'json'], '> cut.json', 'ulimit -f 4;');
    expect(fs.statSync(path.join(folder, 'cut.json')).size).toBe(4096);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('could not be written completely: EFBIG') });
  });

  it('is told where standard output can only be read, or is a folder', () => {
    for (const redirection of [`1< ${REQUEST}`, '1< .']) {
      const { code, err } = shell(['--version'], redirection);
      expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('could not be written completely: EBADF') });
    }
  });

  it('is no error where the reader closed the pipe', async () => {
    const code = (...words: readonly string[]): Promise<number | null> => {
      const child = spawn(process.execPath, [CLI, ...words], { stdio: ['ignore', 'pipe', 'ignore'] });
      child.stdout.destroy();
      return new Promise((resolve) => child.once('close', resolve));
    };
    expect(await code('analyze', CASE)).toBe(0);
    expect(await code('decode', REQUEST, '--format', 'json')).toBe(0);
    expect(await code('analyze', CASE, 'missing.log')).toBe(1); // for the log that is not there
  });

  it('says what it has to say although standard error is full or closed', () => {
    for (const redirection of ['2> /dev/full', '2>&-']) {
      expect(shell(['--version'], redirection).code).toBe(0);
      expect(shell(['unknown'], redirection).code).toBe(2);
      expect(shell([], redirection).code).toBe(2);
      expect(shell(['analyze', CASE, 'missing.log', '--format', 'json'], redirection)).toMatchObject({
        code: 1,
        out: expect.stringMatching(/^\{.*\}\n$/s),
      });
    }
  });
});

describe('large output', () => {
  it('reaches a slow reader to its last byte', async () => {
    const many = path.join(folder, 'many.txt');
    fs.writeFileSync(many, `${fs.readFileSync(REQUEST, 'utf8')}\n---\n`.repeat(300));
    const child = spawn(process.execPath, [CLI, 'decode', many, '--format', 'json'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    let text = '';
    child.stdout.setEncoding('utf8');
    for await (const chunk of child.stdout) {
      if (text.length < 1_000_000) await pause(5);
      text += String(chunk);
    }
    expect(await ended).toBe(0);
    expect(text.length).toBeGreaterThan(10_000_000);
    expect((JSON.parse(text) as { readonly messages: readonly unknown[] }).messages).toHaveLength(300);
  });
});
