import { apart, type Span } from '../span.ts';
import { keyMaterial } from './keys.ts';
import { type Layer, plainLayer, sourceSpan, undone, unwrapped } from './layers.ts';
import { MAY_HOLD_SECRET, nameAt, SECRET_WORD } from './names.ts';
import { looksRandom, valueBehind } from './value.ts';

/** Escapes inside escapes inside escapes: `%252525`. */
const MAX_LAYERS = 4;

/**
 * The secrets of a text, in order and apart from each other: values by their name in every notation that logs have (query, fragment, form,
 * header, JSON, XML, property list, connection string, command line, prose), also behind escapes (percent, XML, JSON, one in another) and
 * broken over lines; what stands before the `@` of a URL; credentials and tokens that show what they are; private keys.
 * Takes time linear in the length of the text. In names, upper and lower case are the same.
 */
export function secretsIn(text: string): readonly Span[] {
  if (!MAY_HOLD_SECRET.test(text)) return [];
  const found: Span[] = [];
  let layer: Layer | undefined = plainLayer(text);
  for (let depth = 0; layer && depth < MAX_LAYERS; depth++) {
    for (const { value } of findIn(layer.text)) found.push(sourceSpan(layer, value));
    layer = undone(layer);
  }
  const joined = unwrapped(text);
  for (const { value, head } of joined ? findIn(joined.text) : []) {
    // Only a name that the break goes through: all else was found where it stands.
    const source = sourceSpan(joined ?? plainLayer(text), { start: head, end: value.start });
    if (source.end - source.start !== value.start - head) found.push(sourceSpan(joined ?? plainLayer(text), value));
  }
  return apart(found);
}

interface Found {
  readonly value: Span;
  /** Where its name begins. */
  readonly head: number;
}

function findIn(text: string): readonly Found[] {
  return [...named(text), ...withoutName(text).map((value) => ({ value, head: value.start }))];
}

function named(text: string): readonly Found[] {
  const found: Found[] = [];
  const words = new RegExp(SECRET_WORD);
  let behind = 0;
  for (let hit = words.exec(text); hit; hit = words.exec(text)) {
    if (hit.index < behind) continue; // inside a value that is hidden already
    const name = nameAt(text, hit.index, hit.index + hit[0].length);
    const value = name && valueBehind(text, name);
    if (!name || !value || value.end <= value.start) continue;
    found.push({ value, head: name.start });
    behind = value.end;
  }
  return found;
}

/** OAuth's code and the signature of a shared access URL: other things have these names elsewhere. */
const URL_ONLY = /[?&#;](?:code|sig|signature|state|ticket)=([^\s&#"'<>]{1,8192})/gi;
/** `user:password@` of a URL (RFC 3986 section 3.2.1). */
const USERINFO = /:\/\/([^\s/?#"'<>@\\]{1,512})@/g;
const BEARER = /\b(?:bearer|basic)(?:\s|\+|%20){1,8}([A-Za-z0-9._~+/=-]{8,16384})/gi;
/** JSON Web Token (RFC 7519): two or three parts, the first one begins with `{"`. */
const JWT = /\beyJ[A-Za-z0-9_-]{8,16384}\.[A-Za-z0-9_-]{4,65536}(?:\.[A-Za-z0-9_-]{0,16384})?/g;

/** Secrets that show what they are. */
function withoutName(text: string): readonly Span[] {
  const found: Span[] = [];
  for (const pattern of [URL_ONLY, USERINFO]) {
    for (const hit of text.matchAll(pattern)) found.push(group(hit));
  }
  for (const hit of text.matchAll(BEARER)) if (looksRandom(hit[1] ?? '')) found.push(group(hit));
  for (const hit of text.matchAll(JWT)) found.push({ start: hit.index, end: hit.index + hit[0].length });
  return [...found, ...keyMaterial(text)];
}

/** The place of the first group, which ends the match or stands before one character more. */
function group(hit: RegExpExecArray): Span {
  const start = hit.index + hit[0].indexOf(hit[1] ?? '', hit[0].search(/[=/\s+]/));
  return { start, end: start + (hit[1]?.length ?? 0) };
}
