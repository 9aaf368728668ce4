import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../../server/src/cli');
/** Any way past `output.ts` to a place where a failed write is not noticed. */
const PAST_IT =
  /\bconsole\.(?!ts\b)|\bprocess\.(?:stdout|stderr)\b(?!\.isTTY)|\bstd(?:out|err)\.write\b|\bwriteSync\b|\bprocess\.exit\(/;

function offenders(sources: readonly (readonly [name: string, source: string])[]): readonly string[] {
  return sources.flatMap(([name, source]) =>
    source
      .split('\n')
      .filter((line) => PAST_IT.test(line.replace(/\/\/.*/, '')))
      .map((line) => `${name}: ${line.trim()}`),
  );
}

describe('what the command line writes', () => {
  it('goes through output.ts', () => {
    const names = fs.readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'output.ts');
    expect(names.length).toBeGreaterThan(10);
    expect(offenders(names.map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]))).toEqual([]);
  });

  it('would be found on any other way', () => {
    const ways = [
      'process.stdout.write(text);',
      'console.log(text);',
      'stderr.write(text);',
      'fs.writeSync(1, text);',
      'process.exit(0);',
    ];
    expect(offenders(ways.map((way) => ['x.ts', way] as const))).toHaveLength(ways.length);
    expect(offenders([['x.ts', 'if (process.stderr.isTTY) return;']])).toEqual([]);
  });
});
