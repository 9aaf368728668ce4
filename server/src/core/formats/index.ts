import type { LogFormat } from '../log/model.ts';

/** One line a format. */
export const formats: readonly LogFormat[] = [];
