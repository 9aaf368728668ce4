import { fromBase64Url, toBase64Url } from '../../core/text/base64url.ts';
import { DOCUMENT_SCHEME } from '../../protocol.ts';
import { members } from './json.ts';

/** What one of our read-only documents shows. All of it is in its uri: the server keeps nothing for it, but for pasted texts. */
export type VirtualAddress =
  | FindingsAddress
  | DecodedAddress
  | TextAddress
  | ComparisonAddress
  | BytesAddress
  | ResolutionAddress
  | CodeAddress
  | EnrollmentAddress;

export interface FindingsAddress {
  readonly kind: 'findings';
  /** Uri of the log, as the editor gave it. */
  readonly log: string;
}

export interface DecodedAddress {
  readonly kind: 'decoded';
  readonly log: string;
  /** UTF-16 offset of the message in the log. */
  readonly offset: number;
}

/** A message in a text that stands in no log: a selection, the clipboard. */
export interface TextAddress {
  readonly kind: 'text';
  /** Number of the text in the server's store. */
  readonly id: number;
  /** Which of its messages, from 0. */
  readonly index: number;
}

/** Request and certificate of the exchange to which a message belongs. */
export interface ComparisonAddress {
  readonly kind: 'comparison';
  readonly of: DecodedAddress | TextAddress;
}

/** The bytes of a message. */
export interface BytesAddress {
  readonly kind: 'bytes';
  readonly of: DecodedAddress | TextAddress;
}

export interface ResolutionAddress {
  readonly kind: 'resolution';
  readonly log: string;
  /** UTF-16 offset of the finding in the log. */
  readonly offset: number;
  readonly rule: string;
}

/** What a code means; about no log. */
export interface CodeAddress {
  readonly kind: 'code';
  readonly code: string;
}

/** All lines of one enrollment, in whichever logs. */
export interface EnrollmentAddress {
  readonly kind: 'enrollment';
  /** Its key in the case. */
  readonly key: string;
}

/**
 * The uri of a document. The path is for the eyes (`/decoded/u_ex240501.log-line-12.scep`); the query is JSON in base64url:
 * editors percent-decode and encode uris, and arguments of command links twice, and that leaves it whole.
 */
export function formatAddress(address: VirtualAddress, name: string): string {
  const path = encodeURIComponent(name.replace(/[^\p{L}\p{N}._-]+/gu, '-'));
  return `${DOCUMENT_SCHEME}:/${address.kind}/${path}?${toBase64Url(JSON.stringify(address))}`;
}

/** Reads a uri back; undefined for any that is not ours. */
export function parseAddress(uri: string): VirtualAddress | undefined {
  const query = uri.indexOf('?');
  if (query === -1 || !uri.startsWith(`${DOCUMENT_SCHEME}:`)) return undefined;
  const hash = uri.indexOf('#', query);
  const given = members(parse(uri.slice(query + 1, hash === -1 ? undefined : hash)));
  const { kind, log, offset, rule } = given;
  if (kind === 'comparison' || kind === 'bytes') {
    const message = messageAddress(members(given['of']));
    return message && { kind, of: message };
  }
  if (kind === 'findings' && typeof log === 'string') return { kind, log };
  if (kind === 'enrollment') return typeof given['key'] === 'string' ? { kind, key: given['key'] } : undefined;
  if (kind === 'code') return typeof given['code'] === 'string' ? { kind, code: given['code'] } : undefined;
  if (kind !== 'resolution') return messageAddress(given);
  return typeof log === 'string' && isIndex(offset) && typeof rule === 'string' ? { kind, log, offset, rule } : undefined;
}

function messageAddress(given: Readonly<Record<string, unknown>>): DecodedAddress | TextAddress | undefined {
  const { kind, log, offset, id, index } = given;
  if (kind === 'text' && isIndex(id) && isIndex(index)) return { kind, id, index };
  return kind === 'decoded' && typeof log === 'string' && isIndex(offset) ? { kind, log, offset } : undefined;
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Uri of the log that a document is about; undefined for one that is about no log. */
export function logOf(address: VirtualAddress | undefined): string | undefined {
  if (address?.kind === 'comparison' || address?.kind === 'bytes') return logOf(address.of);
  return address && 'log' in address ? address.log : undefined;
}

function parse(query: string): unknown {
  try {
    return JSON.parse(fromBase64Url(query));
  } catch {
    return undefined;
  }
}

/** The last part of a uri's path, decoded, for a reader: `u_ex240501.log`. */
export function fileNameOf(uri: string): string {
  const path = uri.replace(/[?#].*$/s, '');
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
