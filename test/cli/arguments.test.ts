import { expect, test } from 'vitest';
import { readWords } from '../../server/src/cli/arguments.ts';
import { pathNamed, readClockOption } from '../../server/src/cli/clock-option.ts';
import { english, msg } from '../../server/src/core/text/sentence.ts';

const OPTIONS = { formats: ['text', 'json'], flags: ['--findings'], values: { '--clock': msg('--clock needs a file') } } as const;

test('options stand anywhere, with their value behind a blank or "="', () => {
  const words = readWords(['a', '--format=json', '--clock', 'x=+01:00', '--findings', '-', '--clock=y=-02:00', 'b'], OPTIONS);
  expect(words).toEqual({
    operands: ['a', '-', 'b'],
    format: 'json',
    flags: new Set(['--findings']),
    values: { '--clock': ['x=+01:00', 'y=-02:00'] },
  });
});

test('behind "--" everything is an operand', () => {
  expect(readWords(['--', '--findings', '--format'], OPTIONS)).toMatchObject({
    operands: ['--findings', '--format'],
    format: 'text',
  });
});

test('a negative number is an operand', () => {
  expect(readWords(['-5', '--format', 'json', '-2146762487'], OPTIONS)).toMatchObject({
    operands: ['-5', '-2146762487'],
    format: 'json',
  });
});

test('a wrong word is named', () => {
  wrong(['--format', 'xml'], '--format is one of: text, json');
  wrong(['--format'], '--format is one of: text, json');
  wrong(['--clock'], '--clock needs a file');
  wrong(['--clock='], '--clock needs a file');
  wrong(['--findings=yes'], 'unknown option: --findings=yes');
  wrong(['-x'], 'unknown option: -x');
});

test('a clock is what a log is ahead of UTC', () => {
  expect(readClockOption('OMADM.log=+02:00')).toEqual({ file: 'OMADM.log', seconds: 7200 });
  expect(readClockOption('a=b/x.log=-05:30')).toEqual({ file: 'a=b/x.log', seconds: -19_800 });
  expect(readClockOption('x=+00:00:12')).toEqual({ file: 'x', seconds: 12 });
  for (const word of ['x', 'x=2', '=+02:00', 'x=+25:00', 'x=+02:60', 'x=02:00'])
    expect(readClockOption(word)).toHaveProperty('error');
});

test('a file is named by its path or its end, if that is one file only', () => {
  const paths = ['case/a/OMADM.log', 'case/b/OMADM.log', 'case/u_ex.log'];
  expect(pathNamed('u_ex.log', paths)).toBe('case/u_ex.log');
  expect(pathNamed('.\\a\\OMADM.log', paths)).toBe('case/a/OMADM.log');
  expect(pathNamed('OMADM.log', paths)).toBeUndefined();
  expect(pathNamed('x.log', paths)).toBeUndefined();
});

function wrong(argv: readonly string[], message: string): void {
  const words = readWords(argv, OPTIONS);
  expect('error' in words && english(words.error)).toBe(message);
}
