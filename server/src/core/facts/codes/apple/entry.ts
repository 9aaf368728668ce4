import type { Sentence } from '../../../text/sentence.ts';
import type { NumberedCode } from '../model.ts';

/** An error of an Apple system, by NSError domain and code. */
export interface AppleError extends NumberedCode {
  /** NSError domain. */
  readonly name: string;
  /** The constant of the header: `NSURLErrorTimedOut`. Absent where Apple gives none. */
  readonly symbol?: string;
  /** A wrapper says nothing of its own: the cause stands in its "Underlying error". */
  readonly wrapper?: true;
  /** Id of the resolution. */
  readonly resolution?: string;
}

/** The errors of one domain, as a header lists them. */
export function errorsOf(
  domain: string,
  source: string,
  rows: readonly (readonly [value: number, symbol: string, meaning: Sentence])[],
): readonly AppleError[] {
  return rows.map(([value, symbol, meaning]) => ({ name: domain, value, symbol, meaning, source, verified: true }));
}

/** Errors of profile installation, which have no constants, by domain and number. */
export function profileErrors(domains: Readonly<Record<string, Readonly<Record<number, Sentence>>>>): readonly AppleError[] {
  return Object.entries(domains).flatMap(([name, codes]) =>
    Object.entries(codes).map(([value, meaning]) => ({ name, value: Number(value), meaning, ...PROTOCOL_REFERENCE })),
  );
}

export const PROTOCOL_REFERENCE = { source: 'Apple MDM Protocol Reference (error codes)', verified: true };
