import type { Detector } from '../log/detect.ts';

/** One line a format, the most specific first; they win a tie. */
export const detectors: readonly Detector[] = [];
