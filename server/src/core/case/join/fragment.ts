import type { Platform } from '../../log/event.ts';
import type { Act, Observation } from '../../log/facts.ts';
import type { Confidence, Link } from '../model.ts';

/**
 * What a piece of an enrollment is, by who wrote it: a try of a device, a request of a device at a server, a call of the policy module,
 * what the connector says of one transaction, or a single event of a server.
 */
export type FragmentKind = 'device' | 'request' | 'policy' | 'connector' | 'event';

/** An observation, and by what it was joined to the others of its log. */
export interface Member {
  readonly observation: Observation;
  readonly link: Link;
  readonly confidence: Confidence;
}

/** Lines of one log that belong together by what that log itself says. In log order; never empty. */
export interface Fragment {
  readonly path: string;
  readonly kind: FragmentKind;
  readonly members: readonly Member[];
  readonly keys: FragmentKeys;
  readonly platform: Platform;
  /** Of the first member: its record, what it says, and the attempt of its log. */
  readonly record: number;
  readonly act: Act;
  readonly attempt: number | undefined;
}

/** Keys of all members; values that differ stand side by side. */
export interface FragmentKeys {
  /** As they are compared: hexadecimal ones in capitals. */
  readonly transactionIDs: readonly string[];
  readonly nonces: readonly string[];
  readonly serials: readonly string[];
  readonly thumbprints: readonly string[];
  readonly keyHashes: readonly string[];
  readonly aliases: readonly string[];
  readonly policies: readonly string[];
  readonly devices: readonly string[];
  readonly address?: string;
  readonly agent?: string;
  readonly server?: string;
}

/** What a fragment says is certain of itself and cannot be of two enrollments. */
export const CERTAIN_KEYS = ['transactionIDs', 'nonces', 'thumbprints', 'serials', 'keyHashes'] as const;

export const LINK_OF = {
  transactionIDs: 'transactionID',
  nonces: 'nonce',
  thumbprints: 'thumbprint',
  serials: 'serial',
  keyHashes: 'key',
} as const satisfies Record<(typeof CERTAIN_KEYS)[number], Link>;

/** TransactionIDs are texts, but most are hexadecimal, which some logs write in small letters. */
export function sameID(transactionID: string): string {
  return /^[0-9a-fA-F]+$/.test(transactionID) ? transactionID.toUpperCase() : transactionID;
}
