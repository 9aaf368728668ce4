import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { emptied, withoutSamples } from '../../scripts/lib/without-samples.mjs';
import type { Rule } from '../../server/src/core/knowledge/model.ts';

const root = path.resolve(import.meta.dirname, '../..');

async function rulesOf(plugins: Plugin[]): Promise<readonly Rule[]> {
  const options = { bundle: true, platform: 'node', format: 'esm', write: false, plugins, absWorkingDir: root } as const;
  const bundle = await build({ ...options, entryPoints: ['server/src/core/knowledge/rules/index.ts'] });
  const code = Buffer.from(bundle.outputFiles[0]?.contents ?? []).toString('base64');
  return ((await import(`data:text/javascript;base64,${code}`)) as { readonly rules: readonly Rule[] }).rules;
}

describe('a bundle of the product', () => {
  it('holds every rule as it is, but none of its samples', async () => {
    const whole = await rulesOf([]);
    const shipped = await rulesOf([withoutSamples]);
    const members = ({ fires: _fires, quiet: _quiet, ...rule }: Rule): string =>
      JSON.stringify(rule, (_, value: unknown) => (typeof value === 'function' ? String(value).length > 0 : value));
    expect(shipped.length).toBeGreaterThan(90);
    expect(shipped.map(members)).toEqual(whole.map(members));
    expect(shipped.filter(({ fires, quiet }) => fires.length + quiet.length > 0).map(({ id }) => id)).toEqual([]);
    expect(whole.filter(({ fires }) => fires.length === 0)).toEqual([]);
  });
});

describe('a rule without its samples', () => {
  it('keeps what stands between and behind them', () => {
    const source =
      "const a = {\n  fires: [one('x]', 'y')],\n  run: go,\n  quiet: [\n    {\n      text: `[\n]`,\n    },\n  ],\n  step: 2,\n};\n";
    expect(emptied(source)).toBe('const a = {\n  fires: [],\n  run: go,\n  quiet: [],\n  step: 2,\n};\n');
  });
});
