import { type Truth, unpackLines } from '../generate/truth.ts';
import { type Claim, type Matched, placeOf, type TrueRecord } from './claims.ts';
import type { Mismatch, Share } from './model.ts';

/** How well lines were given to attempts: by a key (`certain`), and by name, thread, address or clock (`inferable`). */
export interface Links {
  /** True links that were made. */
  readonly certainFound: Share;
  readonly inferableFound: Share;
  /** Links made that are true, by the confidence with which they were made. */
  readonly certainRight: Share;
  readonly inferableRight: Share;
  /** Lines of no attempt that one claims. */
  readonly noise: number;
}

export function linksOf(truth: Truth, matched: Matched, wrong: Mismatch[]): Links {
  return {
    certainFound: found(truth, matched, 'certain', wrong),
    inferableFound: found(truth, matched, 'inferable', wrong),
    ...precisionOf(matched, wrong),
  };
}

function found(truth: Truth, { ofTruth }: Matched, as: 'certain' | 'inferable', wrong: Mismatch[]): Share {
  let right = 0;
  let of = 0;
  for (const attempt of truth.attempts) {
    if (!attempt.required) continue;
    const claim = ofTruth.get(attempt.id);
    const claimed = new Set(claim?.lines.flatMap(({ record }) => (record ? [placeOf(record)] : [])));
    for (const [file, lines] of Object.entries(attempt[as])) {
      for (const [line] of unpackLines(lines)) {
        of++;
        if (claimed.has(placeOf({ file, line }))) right++;
        else wrong.push({ kind: `${as} link`, text: `${attempt.id} ${attempt.scenario} lacks ${file}:${line}` });
      }
    }
  }
  return { right, of };
}

function precisionOf({ claims, ofClaim }: Matched, wrong: Mismatch[]): Pick<Links, 'certainRight' | 'inferableRight' | 'noise'> {
  const made = { certain: { right: 0, of: 0 }, inferable: { right: 0, of: 0 } };
  const owners = new Map<string, Claim>();
  let noise = 0;
  for (const claim of claims) {
    const mine = ofClaim.get(claim)?.id;
    for (const { evidence, record } of claim.lines) {
      if (!record) continue;
      const place = placeOf(record);
      const owner = owners.get(place);
      if (owner && owner !== claim) {
        wrong.push({ kind: 'claimed twice', text: `${place} by ${owner.attempt.id} and ${claim.attempt.id}` });
      }
      owners.set(place, claim);
      const { confidence, linkedBy } = evidence;
      const count = made[confidence === 'certain' ? 'certain' : 'inferable'];
      count.of++;
      if (isRight(record, mine)) count.right++;
      else if (record.belongs === 'noise') {
        noise++;
        wrong.push({ kind: 'noise', text: `${claim.attempt.id} claims ${place}` });
      } else {
        wrong.push({
          kind: 'wrong link',
          text: `${claim.attempt.id} (${mine ?? 'unmatched'}) claims ${place} of ${ownersOf(record)}`,
        });
      }
      if (confidence === 'certain' && (linkedBy === 'clock' || linkedBy === 'address')) {
        wrong.push({ kind: 'confidence', text: `${place} is certain by ${linkedBy}` });
      }
    }
  }
  return { certainRight: made.certain, inferableRight: made.inferable, noise };
}

function isRight({ belongs }: TrueRecord, mine: string | undefined): boolean {
  if (belongs === 'noise') return false;
  if ('either' in belongs) return mine === undefined || belongs.either.has(mine);
  return belongs.to === mine;
}

const ownersOf = ({ belongs }: TrueRecord) =>
  belongs === 'noise' ? 'none' : 'either' in belongs ? [...belongs.either].join('|') : belongs.to;
