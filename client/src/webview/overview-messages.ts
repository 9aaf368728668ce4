import type { CaseChartsAnswer } from '../../../server/src/protocol/picture.ts';
import { membersOf, numberIn, textIn } from './foreign.ts';

/** What the extension tells the page with the numbers of a case. */
export type ToOverview =
  | { readonly kind: 'overview'; readonly shown: ShownOverview; readonly words: OverviewWords }
  /** There are no numbers, and this says why. */
  | { readonly kind: 'notice'; readonly text: string; readonly clear: boolean };

export interface ShownOverview extends CaseChartsAnswer {
  /** The verdict, a sentence each. */
  readonly verdict: readonly string[];
  /** How far reading is; absent where all was read. */
  readonly progress?: string;
}

export interface OverviewWords {
  /** The numbers of a chart that stands in columns. */
  readonly numbers: string;
  /** `{0}`: the name of a bar. */
  readonly filter: string;
  readonly looks: Readonly<Record<'failed' | 'pending' | 'unknown' | 'issued', string>>;
}

export type FromOverview =
  | { readonly kind: 'ready' }
  /** Show the enrollments of a bar in the list. */
  | { readonly kind: 'filter'; readonly chart: number; readonly bar: number };

/** What the page keeps while it is hidden. */
export interface OverviewState {
  readonly top: number;
}

export function readFromOverview(message: unknown): FromOverview | undefined {
  const { kind, ...of } = membersOf(message) ?? {};
  if (kind === 'ready') return { kind };
  const [chart, bar] = [numberIn(of['chart']), numberIn(of['bar'])];
  return kind === 'filter' && chart !== undefined && bar !== undefined ? { kind, chart, bar } : undefined;
}

export function readToOverview(message: unknown): ToOverview | undefined {
  const of = membersOf(message);
  if (of?.['kind'] === 'overview') return membersOf(of['shown']) && membersOf(of['words']) ? (message as ToOverview) : undefined;
  return of?.['kind'] === 'notice' && textIn(of['text']) !== undefined ? (message as ToOverview) : undefined;
}

export function readOverviewState(state: unknown): OverviewState | undefined {
  const top = numberIn(membersOf(state)?.['top']);
  return top === undefined ? undefined : { top };
}
