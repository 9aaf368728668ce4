import { describe, expect, it } from 'vitest';
import { excluding } from '../../server/src/workspace/exclude.ts';

describe('patterns of files that are left out', () => {
  it.each([
    ['**/node_modules', 'a/node_modules', true],
    ['**/node_modules', 'node_modules', true],
    ['**/node_modules', 'node_modules2', false],
    ['*.log', 'a.log', true],
    ['*.log', 'b/a.log', false],
    ['**/*.log', 'b/c/a.log', true],
    ['old/**', 'old/a/b', true],
    ['**/old/*/x', 'y/old/z/x', true],
    ['**/{a,b?}.{log,txt}', 'q/b1.txt', true],
    ['**/{a,b?}.{log,txt}', 'q/b.txt', false],
    ['**/{x,{y,z}}', 'z', true],
    ['**/[a-c]*.log', 'b1.log', true],
    ['**/[!a-c]*.log', 'b1.log', false],
    ['/old/', 'old', true],
    ['a**b', 'axb', true],
  ])('%s and %s: %s', (pattern, path, is) => expect(excluding([pattern])(path)).toBe(is));

  it('take time in proportion to what they are, whatever somebody writes', () => {
    const began = process.cpuUsage();
    const hostile = [`${'**/a*'.repeat(200)}b`, `${'*a'.repeat(2000)}`, '{a,b}'.repeat(40), '{{{{'.repeat(500)];
    const path = `${'a/'.repeat(500)}${'a'.repeat(3000)}`;
    expect(excluding(hostile)(path)).toBe(false);
    const { user } = process.cpuUsage(began);
    expect(user / 1000).toBeLessThan(1500);
  });
});
