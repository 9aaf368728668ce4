/** Notations of what logs are joined by: each log writes it in its own way, and equal ones become equal here. */

/** A name of a certificate on a device, and the profile that it is of. */
export interface Alias {
  readonly alias: string;
  /** The logical name, where it is a GUID. */
  readonly policy?: string;
}

/** The parts that all notations have; `Hash` may be cut off, and old profiles have no logical name. */
const PARTS = /ModelName[=_]([^;/\s]{1,100}?)(?:[/_]LogicalName_([^;/\s]{1,100}?))?(?:[;_]Hash[=_](-?\d{1,20}))?(?=[^\w.-]|$)/i;
const GUID_PARTS = /^[0-9a-f]{8}([_-])[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}$/i;
const LONGEST_NAME = 400;

/**
 * Reads the name of a certificate: Android and Apple write `ModelName=AC_…/LogicalName_…;Hash=…`, often percent-encoded and with a prefix,
 * Windows joins the same parts by `_`. Another name stays as it is, but for its escapes. What is longer than 400 code units is cut.
 */
export function aliasOf(written: string): Alias {
  const name = unescaped(written.slice(0, LONGEST_NAME)).trim();
  const [, model, logical, hash] = PARTS.exec(name) ?? [];
  if (model === undefined) return { alias: name };
  const ofHash = hash === undefined ? '' : `;Hash=${hash}`;
  if (logical === undefined) return { alias: `ModelName=${model}${ofHash}` };
  if (!GUID_PARTS.test(logical)) return { alias: `ModelName=${model}/LogicalName_${logical}${ofHash}` };
  const guid = logical.toLowerCase();
  return { alias: `ModelName=${model}/LogicalName_${guid.replaceAll('-', '_')}${ofHash}`, policy: guid.replaceAll('_', '-') };
}

/** Escapes may have been escaped again: `%252F`. */
function unescaped(text: string): string {
  let plain = text;
  for (let i = 0; i < 3 && plain.includes('%'); i++) {
    plain = plain.replace(/%(?:25|2F|3B|3D)/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
  }
  return plain;
}

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** The GUID in a value, with dashes and in lower case; undefined where it holds none. */
export function guidOf(value: string | undefined): string | undefined {
  return value === undefined ? undefined : GUID.exec(value.slice(0, 200))?.[0].toLowerCase();
}

/** The device that a subject names: profiles for devices put its identifier into CN. Undefined for another subject. */
export function deviceOfSubject(subject: string | undefined): string | undefined {
  const name = subject === undefined ? undefined : /\bCN\s?=\s?\{?([^,+/}]{36})(?=[,+/}\s]|$)/i.exec(subject.slice(0, 1000))?.[1];
  return guidOf(name);
}

const LONGEST_HEX = 256;

/** Hexadecimal in capitals, without `0x` and separators; undefined for anything else, and for more than 128 octets. */
export function hexKey(value: string | undefined): string | undefined {
  const plain = value?.slice(0, LONGEST_HEX * 2).replace(/^0x|[\s:.-]/gi, '') ?? '';
  return plain.length <= LONGEST_HEX && /^[0-9a-f]+$/i.test(plain) ? plain.toUpperCase() : undefined;
}

/** A serial number from hexadecimal: whole octets, without those that only carry the sign. */
export function serialKey(value: string | undefined): string | undefined {
  const digits = hexKey(value)?.replace(/^0+(?=.)/, '');
  if (digits === undefined) return undefined;
  return digits.length % 2 === 0 ? digits : `0${digits}`;
}

/** A serial number from decimal, as Java prints it. */
export function decimalSerialKey(value: string): string | undefined {
  return /^\d{1,160}$/.test(value) ? serialKey(BigInt(value).toString(16)) : undefined;
}

/** SHA-1 of a certificate; undefined for what has not its 40 digits. */
export function thumbprintKey(value: string | undefined): string | undefined {
  const hex = hexKey(value);
  return hex?.length === 40 ? hex : undefined;
}

/** The host of a URL in lower case; undefined where it names none. */
export function hostOf(url: string | undefined): string | undefined {
  return url === undefined
    ? undefined
    : /^[a-z][a-z0-9+.-]{0,20}:\/\/(?:[^/?#@\s]{0,200}@)?([^/?#:\s]{1,253})/i.exec(url)?.[1]?.toLowerCase();
}
