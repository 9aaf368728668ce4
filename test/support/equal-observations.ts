import { expect } from 'vitest';
import type { Observation } from '../../server/src/core/log/facts.ts';
import { plainObservation } from '../../server/src/core/log/observed/row.ts';

/** An observation reads its members from a table, so that it has none of its own: without this, any two would be equal. */
expect.addEqualityTesters([
  function (one, other, testers) {
    if (!readsMembers(one) && !readsMembers(other)) return undefined;
    if (!isObservation(one) || !isObservation(other)) return false;
    return this.equals(plainObservation(one), plainObservation(other), testers);
  },
]);

function readsMembers(value: unknown): boolean {
  return isObservation(value) && !Object.hasOwn(value, 'act');
}

function isObservation(value: unknown): value is Observation {
  return typeof value === 'object' && value !== null && 'act' in value && 'words' in value;
}
