import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A generated log and what was planted in it. */
export interface Generated {
  readonly text: string;
  readonly summary: {
    readonly attempts: { readonly total: number; readonly byOutcome: Readonly<Record<string, number>> };
    readonly failingAttempts: readonly PlantedFailure[];
  };
}

export interface PlantedFailure {
  readonly outcome: string;
  readonly platform?: string;
  /** Lines count from 1. */
  readonly firstLine: number;
  readonly pkiOperationLine?: number | null;
  readonly failLine?: number | null;
}

/** Runs a generator of test/fixtures/generators; the same arguments give the same log. */
export function generated(kind: 'iis' | 'omadm' | 'ios', ...args: readonly string[]): Generated {
  const script = fileURLToPath(new URL(`../fixtures/generators/gen-${kind}.mjs`, import.meta.url));
  const output = execFileSync(process.execPath, [script, '--out', '-', ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const at = output.lastIndexOf('{\n "generator"');
  return { text: output.slice(0, at), summary: JSON.parse(output.slice(at)) };
}
