import { describe, expect, it } from 'vitest';
import {
  clientsOwn,
  derived,
  marked,
  type Proven,
  proofOf,
  provenOf,
  provenWithin,
  remarkOn,
  reported,
} from '../../../server/src/core/text/proof.ts';
import { english, msg } from '../../../server/src/core/text/sentence.ts';

const SAID = msg('The pool is stopped.');
const DOCUMENTED: Proven = { verified: true };

describe('what a statement rests on', () => {
  it.each([
    [{ verified: true }, 'documented', 'The pool is stopped.'],
    [{ verified: false }, 'derived', 'The pool is stopped. (not verified)'],
    [{ verified: false, basis: 'derived' }, 'derived', 'The pool is stopped. (not verified)'],
    [{ verified: false, basis: 'client' }, 'client', "The pool is stopped. (not verified: from the client's own texts)"],
    [{ verified: false, basis: 'reported' }, 'reported', 'The pool is stopped. (not verified: reported by one person)'],
  ] as const)('is seen behind it: %j', (proven, proof, text) => {
    expect(proofOf(proven)).toBe(proof);
    expect(english(marked(SAID, proven))).toBe(text);
    expect(remarkOn(proven) === undefined).toBe(proof === 'documented');
  });

  it('is its own inside a whole that is documented, and that of the whole where it has none', () => {
    expect(provenWithin(SAID, DOCUMENTED)).toEqual({ verified: true });
    expect(provenWithin(derived(SAID), DOCUMENTED)).toEqual({ verified: false, basis: 'derived' });
    expect(provenWithin(clientsOwn(SAID), DOCUMENTED)).toEqual({ verified: false, basis: 'client' });
    expect(provenWithin(reported(SAID), { verified: false })).toEqual({ verified: false, basis: 'reported' });
    expect(provenWithin(SAID, { verified: false, basis: 'client' })).toEqual({ verified: false, basis: 'client' });
  });

  it('has no basis where it is documented', () => {
    expect(provenOf({ verified: true, basis: 'derived' })).toEqual({ verified: true });
    expect(provenOf({ verified: false })).toEqual({ verified: false });
  });
});
