import type { Keys } from '../../log/facts.ts';

/** What records can be told by, each with its kind before it. */
export function keyNames(keys: Keys): string[] {
  const names: string[] = [];
  if (keys.transactionID) names.push(`t:${keys.transactionID.toUpperCase()}`);
  for (const nonce of [keys.senderNonce, keys.recipientNonce]) if (nonce) names.push(`n:${nonce}`);
  if (keys.thumbprint) names.push(`c:${keys.thumbprint}`);
  if (keys.serial) names.push(`s:${keys.serial}`);
  if (keys.keyHash) names.push(`k:${keys.keyHash}`);
  return names;
}

export function isTransaction(key: string): boolean {
  return key.startsWith('t:');
}
