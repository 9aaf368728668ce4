import fs from 'node:fs';
import path from 'node:path';
import type { RuleSample, RuleSamples } from '../core/rules/samples/model.ts';

const folder = path.resolve(import.meta.dirname, '../core/rules/samples');

interface Both {
  readonly fires: RuleSample[];
  readonly quiet: RuleSample[];
}

/** The samples of all rules, by the id of the rule; those of several rules under one id stand together. */
export const samplesOfRules: ReadonlyMap<string, Both> = await load();

async function load(): Promise<ReadonlyMap<string, Both>> {
  const found = new Map<string, Both>();
  for (const file of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!file.endsWith('.ts')) continue;
    const { samples } = (await import(path.join(folder, file))) as { readonly samples?: RuleSamples };
    if (!samples) continue;
    const known = found.get(samples.id) ?? { fires: [], quiet: [] };
    found.set(samples.id, known);
    known.fires.push(...samples.fires);
    known.quiet.push(...samples.quiet);
  }
  return found;
}
