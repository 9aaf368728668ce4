import { DOCUMENT_SCHEME } from '../protocol.ts';
import { members } from './settings.ts';

/** What one of our read-only documents shows. All of it is in its uri: the server keeps nothing for it. */
export type VirtualAddress = FindingsAddress | DecodedAddress | ResolutionAddress;

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

export interface ResolutionAddress {
  readonly kind: 'resolution';
  readonly log: string;
  /** UTF-16 offset of the finding in the log. */
  readonly offset: number;
  readonly rule: string;
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
  const { kind, log, offset, rule } = members(parse(uri.slice(query + 1, hash === -1 ? undefined : hash)));
  if (typeof log !== 'string') return undefined;
  if (kind === 'findings') return { kind, log };
  if (typeof offset !== 'number' || !Number.isSafeInteger(offset) || offset < 0) return undefined;
  if (kind === 'decoded') return { kind, log, offset };
  if (kind === 'resolution' && typeof rule === 'string') return { kind, log, offset, rule };
  return undefined;
}

function parse(query: string): unknown {
  try {
    return JSON.parse(fromBase64Url(query));
  } catch {
    return undefined;
  }
}

function toBase64Url(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return btoa(bytes.join('')).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** Throws on text that is no base64url. */
function fromBase64Url(text: string): string {
  const bytes = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
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
