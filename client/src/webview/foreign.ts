/** Readers of what comes over a border: a page and the extension check each other's messages, and a page its own state. */

export type Members = Readonly<Record<string, unknown>>;

/** The members of an object; undefined for anything else. */
export function membersOf(value: unknown): Members | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : undefined;
}

/** A whole number from 0 on; undefined for anything else. */
export function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** A text of at most so many code units; undefined for anything else. */
export function textIn(value: unknown, most = 4096): string | undefined {
  return typeof value === 'string' && value.length <= most ? value : undefined;
}
