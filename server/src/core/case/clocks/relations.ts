import type { MarkKind } from './marks.ts';

/** How two marks lie to one another when they belong together. */
export type Relation =
  | { readonly how: 'around' | 'within' | 'near' }
  /** The first one comes behind the second one, or before it, by at most so much. */
  | { readonly how: 'after' | 'before'; readonly atMostMs: number };

/** Who waits for whom: what stands first lasts at least as long as each of the others. */
const AROUND: readonly (readonly [MarkKind, readonly MarkKind[]])[] = [
  ['call-GetCACaps', ['served-GetCACaps']],
  ['call-GetCACert', ['served-GetCACert']],
  ['call-GetNextCACert', ['served-GetNextCACert']],
  ['call-PKIOperation', ['served-PKIOperation', 'plugin-verify', 'connector-verify', 'connector-issue', 'ndes', 'ca']],
  ['enrollment', ['served-PKIOperation', 'connector-verify', 'connector-issue', 'ca']],
  [
    'served-PKIOperation',
    ['plugin-verify', 'plugin-notify', 'point-verify', 'point-notify', 'connector-verify', 'connector-issue', 'ndes', 'ca'],
  ],
  ['plugin-verify', ['served-verify', 'point-verify']],
  ['plugin-notify', ['served-notify', 'point-notify']],
  ['served-verify', ['point-verify']],
  ['served-notify', ['point-notify']],
];

const MINUTE = 60_000;
/** The connector tells Intune of a certificate when it has been issued, and tries again where it cannot. */
const REPORTS_WITHIN = 15 * MINUTE;
const REPORTS_MOSTLY_WITHIN = 15_000;

const AFTER: readonly (readonly [MarkKind, readonly MarkKind[]])[] = [
  ['connector-notify', ['served-PKIOperation', 'call-PKIOperation', 'enrollment', 'connector-issue', 'connector-verify', 'ca']],
  [
    'connector-outcome',
    ['served-PKIOperation', 'call-PKIOperation', 'enrollment', 'connector-issue', 'connector-verify', 'connector-notify', 'ca'],
  ],
];

/** Records of one act by one program in two of its logs. */
const SAME: readonly MarkKind[] = ['connector-verify', 'connector-issue', 'connector-notify', 'connector-outcome'];

export interface Related {
  readonly kind: MarkKind;
  readonly relation: Relation;
}

/** What a mark of each kind can belong to, by lines alone. */
export const RELATED: ReadonlyMap<MarkKind, readonly Related[]> = tabulate();

function tabulate(): ReadonlyMap<MarkKind, readonly Related[]> {
  const table = new Map<MarkKind, Related[]>();
  const add = (kind: MarkKind, related: Related) => {
    const list = table.get(kind);
    if (list) list.push(related);
    else table.set(kind, [related]);
  };
  for (const [outer, inners] of AROUND) {
    for (const inner of inners) {
      add(outer, { kind: inner, relation: { how: 'around' } });
      add(inner, { kind: outer, relation: { how: 'within' } });
    }
  }
  return table;
}

/**
 * How two marks lie that share a key, the looser way first, then how they usually do. Two kinds that no table knows are at least near to one
 * another.
 */
export function relationsByKey(a: MarkKind, b: MarkKind): readonly Relation[] {
  const known = RELATED.get(a)?.find(({ kind }) => kind === b);
  if (known) return [known.relation];
  if (a === b && SAME.includes(a)) return [{ how: 'near' }];
  const how = isAfter(a, b) ? 'after' : isAfter(b, a) ? 'before' : undefined;
  if (how === undefined) return [{ how: 'near' }];
  return [
    { how, atMostMs: REPORTS_WITHIN },
    { how, atMostMs: REPORTS_MOSTLY_WITHIN },
  ];
}

function isAfter(later: MarkKind, earlier: MarkKind): boolean {
  return AFTER.some(([kind, others]) => kind === later && others.includes(earlier));
}

/** Two records of the same act, or of a certificate, lie this far apart at most. */
const SAME_WITHIN = 3000;
const NEAR_WITHIN = 2 * MINUTE;
/** Clocks of one machine differ between its programs by a little: times are taken before they are written. */
const TOLERANCE = 150;
/** The server counts the time to send its answer, which a device may not wait for. */
const OVERLAP = 3000;

/** Times of a mark; `resolution`: the real ones may be so much later. */
export interface Lasting {
  readonly from: number;
  readonly to: number;
  readonly resolution: number;
}

/**
 * What may have to be taken from the times of `a`, from the least to the most, if it belongs to `b` in this way, `b` being right; undefined
 * where it does not fit whatever is taken.
 */
export function bounds(a: Lasting, b: Lasting, relation: Relation, alike: boolean): readonly [number, number] | undefined {
  let low: number;
  let high: number;
  switch (relation.how) {
    case 'around':
      low = a.from - b.from - b.resolution;
      high = a.to + a.resolution - b.to;
      break;
    case 'within':
      low = a.to - b.to - b.resolution;
      high = a.from + a.resolution - b.from;
      break;
    case 'after':
      low = a.from - b.to - b.resolution - relation.atMostMs;
      high = a.to + a.resolution - b.to;
      break;
    case 'before':
      low = a.to - b.from - b.resolution;
      high = a.from + a.resolution - b.from + relation.atMostMs;
      break;
    case 'near': {
      const within = alike ? SAME_WITHIN : NEAR_WITHIN;
      low = a.from - b.to - b.resolution - within;
      high = a.to + a.resolution - b.from + within;
      break;
    }
  }
  if (low > high + OVERLAP) return undefined;
  return low <= high ? [low - TOLERANCE, high + TOLERANCE] : [high - TOLERANCE, low + TOLERANCE];
}
