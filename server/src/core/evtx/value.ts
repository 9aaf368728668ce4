import { Cursor, utf16At } from './bytes.ts';
import { filetimeText } from './time.ts';

/** Types of BinXML values, [MS-EVEN6] 2.2.12 and 2.2.15. `ARRAY` is a flag upon the others. */
export const ValueType = {
  NULL: 0x00,
  STRING: 0x01,
  ANSI_STRING: 0x02,
  BINARY: 0x0e,
  SID: 0x13,
  BINXML: 0x21,
  ARRAY: 0x80,
} as const;

/** A value in the bytes of its chunk. */
export interface Value {
  readonly type: number;
  readonly start: number;
  /** In bytes. */
  readonly size: number;
}

export function isArray(value: Value): boolean {
  return (value.type & ValueType.ARRAY) !== 0;
}

/** The value as Windows writes it into XML; an array joined by commas; a type that is not known as hexadecimal bytes. */
export function valueText(bytes: Uint8Array, value: Value): string {
  return isArray(value) ? arrayItems(bytes, value).join(', ') : scalarText(bytes, value);
}

/** The items of an array; Windows writes the element around an array once for each. */
export function arrayItems(bytes: Uint8Array, { type, start, size }: Value): readonly string[] {
  const item = type & ~ValueType.ARRAY;
  if (item === ValueType.STRING) {
    const text = utf16At(bytes, start, size >> 1);
    return (text.endsWith('\0') ? text.slice(0, -1) : text).split('\0');
  }
  if (item === ValueType.ANSI_STRING) return scalarText(bytes, { type: item, start, size }).split('\0');
  const items: string[] = [];
  for (let at = start; at < start + size; ) {
    const width = item === ValueType.SID ? 8 + 4 * (bytes[at + 1] ?? 0) : (WIDTH[item] ?? size);
    items.push(scalarText(bytes, { type: item, start: at, size: Math.min(width, start + size - at) }));
    at += Math.max(1, width);
  }
  return items;
}

/** Sizes of the types whose size is fixed. */
const WIDTH: Readonly<Record<number, number>> = {
  3: 1,
  4: 1,
  5: 2,
  6: 2,
  7: 4,
  8: 4,
  9: 8,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  15: 16,
  17: 8,
  18: 16,
  20: 4,
  21: 8,
};

function scalarText(bytes: Uint8Array, { type, start, size }: Value): string {
  if (size === 0 || type === ValueType.NULL) return '';
  if (type === ValueType.STRING) return trimNuls(utf16At(bytes, start, size >> 1));
  if (type === ValueType.ANSI_STRING) return trimNuls(windows1252.decode(bytes.subarray(start, start + size)));
  const width = WIDTH[type];
  // A number of another size than its type's is not that number.
  if (width !== undefined && size !== width) return hex(bytes, start, size);
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, size);
  switch (type) {
    case 0x03:
      return String(view.getInt8(0));
    case 0x04:
      return String(view.getUint8(0));
    case 0x05:
      return String(view.getInt16(0, true));
    case 0x06:
      return String(view.getUint16(0, true));
    case 0x07:
      return String(view.getInt32(0, true));
    case 0x08:
      return String(view.getUint32(0, true));
    case 0x09:
      return String(view.getBigInt64(0, true));
    case 0x0a:
      return String(view.getBigUint64(0, true));
    case 0x0b:
      return floatText(view.getFloat32(0, true), 6);
    case 0x0c:
      return floatText(view.getFloat64(0, true), 15);
    case 0x0d:
      return view.getUint32(0, true) === 0 ? 'false' : 'true';
    case 0x0f:
      return guidText(bytes, start);
    case 0x10: // size_t: 4 or 8 bytes, by the machine that wrote it
      return size === 4 || size === 8 ? hexNumber(view, size) : hex(bytes, start, size);
    case 0x11:
      return filetimeText(view.getBigUint64(0, true));
    case 0x12:
      return systemtimeText(view);
    case 0x13:
      return sidText(bytes, start, size) ?? hex(bytes, start, size);
    case 0x14:
    case 0x15:
      return hexNumber(view, size);
    default:
      return hex(bytes, start, size);
  }
}

const windows1252 = new TextDecoder('windows-1252');

function trimNuls(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0) end--;
  return text.slice(0, end);
}

function hex(bytes: Uint8Array, start: number, size: number): string {
  let text = '';
  for (let i = start; i < start + size; i++) text += (BYTE[bytes[i] ?? 0] ?? '') as string;
  return text;
}

const BYTE = Array.from({ length: 256 }, (_, byte) => byte.toString(16).toUpperCase().padStart(2, '0'));

/** Without leading zeros, as Windows does: `0x80000000000000`. */
function hexNumber(view: DataView, size: number): string {
  return `0x${(size === 4 ? view.getUint32(0, true) : view.getBigUint64(0, true)).toString(16)}`;
}

/** As C's `%g` writes it with so many digits. */
function floatText(value: number, digits: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(digits))) : String(value);
}

/** `{A0E58B8C-…}`: the first three groups are little-endian numbers. */
function guidText(bytes: Uint8Array, start: number): string {
  const group = (...at: readonly number[]): string => at.map((i) => BYTE[bytes[start + i] ?? 0]).join('');
  return `{${[group(3, 2, 1, 0), group(5, 4), group(7, 6), group(8, 9), group(10, 11, 12, 13, 14, 15)].join('-')}}`;
}

/** `S-1-5-21-…`; undefined where the bytes do not hold as many parts as they say. [MS-DTYP] 2.4.2 */
function sidText(bytes: Uint8Array, start: number, size: number): string | undefined {
  const cursor = new Cursor(bytes, start, start + size);
  const revision = cursor.u8();
  const count = cursor.u8();
  let authority = 0;
  for (let i = 0; i < 6; i++) authority = authority * 256 + cursor.u8();
  const parts = Array.from({ length: count }, () => cursor.u32());
  return cursor.ok ? ['S', revision, authority, ...parts].join('-') : undefined;
}

/** Year, month, weekday, day, hour, minute, second, millisecond as 16-bit numbers; what is no date stays hexadecimal. */
function systemtimeText(view: DataView): string {
  const [year = 0, month = 0, , day = 0, hour = 0, minute = 0, second = 0, ms = 0] = Array.from({ length: 8 }, (_, i) =>
    view.getUint16(i * 2, true),
  );
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}T${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}.${pad(ms, 3)}Z`;
}
