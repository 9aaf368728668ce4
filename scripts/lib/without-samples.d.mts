import type { Plugin } from 'esbuild';

export const withoutSamples: Plugin;
export function emptied(source: string): string;
