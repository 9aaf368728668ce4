import { fromBase64Url, toBase64Url } from '../text/base64url.ts';
import { masked } from '../text/secrets/index.ts';
import { inert } from '../text/visible.ts';

/** Scheme under which an editor shows a native event log as text. */
export const EVTX_SCHEME = 'scep-evtx';

/** A part of a large log that is shown in parts. */
export interface PartAddress {
  /** Uri of the log. */
  readonly log: string;
  /** From 1. */
  readonly part: number;
}

/**
 * The uri of a part. Its path is for the eyes and for the language (`/logs/Security (part 3 of 20).evtx.xml`), its query says all. It
 * is written as VS Code writes uris, so that the same part always has the same uri.
 */
export function partUri({ log, part }: PartAddress, count: number): string {
  const path = log.replace(/^[a-z][\w+.-]*:(?:\/\/[^/?#]*)?/i, '').replace(/[?#].*$/s, '');
  const slash = path.lastIndexOf('/') + 1;
  const name = readable(path.slice(slash).replace(/(?:\.|%2e)evtx$/i, ''));
  return `${EVTX_SCHEME}:${path.slice(0, slash)}${name}%20%28part%20${part}%20of%20${count}%29.evtx.xml?part-${part}-${toBase64Url(log)}`;
}

/** The uri under which VS Code shows the whole text of a log; that of anything else as it is. */
export function eventTextUri(uri: string): string {
  const path = uri.replace(/^[a-z][\w+.-]*:(?:\/\/[^/?#]*)?/i, '').replace(/[?#].*$/s, '');
  if (uri.startsWith(`${EVTX_SCHEME}:`) || !/\.evtx$/i.test(path)) return uri;
  return `${EVTX_SCHEME}:${path}.xml?${encodeURIComponent(uri)}`;
}

/** A name of a stranger is the title of a tab: what cannot be seen in it, or would be a link, is written out. */
function readable(name: string): string {
  try {
    const plain = decodeURIComponent(name);
    const words = inert(masked(plain));
    return words === plain
      ? name
      : encodeURIComponent(words).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  } catch {
    return encodeURIComponent(name);
  }
}

/** Reads the uri of a part back; undefined for any other. */
export function parsePartUri(uri: string): PartAddress | undefined {
  const [, part, log] = /^scep-evtx:[^?#]*\?part-([1-9]\d{0,5})-([\w-]+)(?:#|$)/.exec(uri) ?? [];
  if (part === undefined || log === undefined) return undefined;
  try {
    return { log: fromBase64Url(log), part: Number(part) };
  } catch {
    return undefined;
  }
}
