import { crc32 } from '../../server/src/core/text/crc32.ts';

/** A value that stands outside of the template, as Windows stores what differs from event to event; it may have many places in it. */
export interface Substitution {
  /** Type of [MS-EVEN6] 2.2.12. */
  readonly type: number;
  readonly bytes: Uint8Array;
  /** Without this the place stands even where the value is absent. */
  readonly optional?: true;
}

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | Substitution>>;
  readonly children: readonly (string | Substitution | Element)[];
}

export interface EvtxRecord {
  readonly id: number;
  /** FILETIME. */
  readonly written: bigint;
  readonly root: Element;
}

export function element(name: string, attributes: Element['attributes'], ...children: Element['children']): Element {
  return { name, attributes, children };
}

export function utf16(text: string): Uint8Array {
  return Uint8Array.from(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)).flatMap((c) => [c & 0xff, c >> 8]));
}

/** `bytes` little-endian bytes of a number. */
export function number(value: bigint | number, bytes: number): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, i) => Number((BigInt(value) >> BigInt(8 * i)) & 0xffn));
}

export const CHUNK = 65_536;
const BLOCK = 4096;

/** A log file with one chunk for each list of records, checksums included. */
export function writeEvtx(...chunks: readonly (readonly EvtxRecord[])[]): Uint8Array {
  const file = new Uint8Array(BLOCK + CHUNK * chunks.length);
  const view = new DataView(file.buffer);
  file.set(new TextEncoder().encode('ElfFile\0'));
  view.setUint32(16, chunks.length - 1, true);
  view.setUint32(24, (chunks.at(-1)?.at(-1)?.id ?? 0) + 1, true);
  view.setUint32(32, 128, true);
  view.setUint16(36, 1, true);
  view.setUint16(38, 3, true);
  view.setUint16(40, BLOCK, true);
  view.setUint16(42, chunks.length, true);
  view.setUint32(124, crc32(file, 0, 120), true);
  chunks.forEach((records, i) => {
    file.set(writeChunk(records), BLOCK + CHUNK * i);
  });
  return file;
}

function writeChunk(records: readonly EvtxRecord[]): Uint8Array {
  const chunk = new ChunkWriter();
  let last = 512;
  for (const record of records) {
    last = chunk.pos;
    chunk.record(record);
  }
  const { bytes, view, pos } = chunk;
  bytes.set(new TextEncoder().encode('ElfChnk\0'));
  view.setUint32(8, 1, true);
  view.setUint32(16, records.length, true);
  view.setUint32(24, records[0]?.id ?? 0, true);
  view.setUint32(32, records.at(-1)?.id ?? 0, true);
  view.setUint32(40, 128, true);
  view.setUint32(44, last, true);
  view.setUint32(48, pos, true);
  view.setUint32(52, crc32(bytes, 512, pos), true);
  view.setUint32(124, crc32(bytes, 128, 512, crc32(bytes, 0, 120)), true);
  return bytes;
}

class ChunkWriter {
  readonly bytes = new Uint8Array(CHUNK);
  readonly view = new DataView(this.bytes.buffer);
  pos = 512;
  #values: Substitution[] = [];

  record({ id, written, root }: EvtxRecord): void {
    const start = this.pos;
    this.#put(0x2a, 0x2a, 0, 0);
    this.#number(0, 4);
    this.#number(id, 8);
    this.#number(written, 8);
    this.#values = [];
    this.#put(0x0f, 1, 1, 0, 0x0c, 1);
    this.#number(id, 4); // the template's identifier is the first part of its GUID
    this.#number(this.pos + 4, 4);
    this.#number(0, 4);
    this.#number(id, 16);
    const size = this.#later();
    this.#put(0x0f, 1, 1, 0);
    this.#element(root);
    this.#put(0);
    size();
    this.#number(this.#values.length, 4);
    for (const { type, bytes } of this.#values) this.#put(...number(bytes.length, 2), type, 0);
    for (const { bytes } of this.#values) this.#put(...bytes);
    this.#put(0);
    while ((this.pos - start) % 8 !== 4) this.#put(0);
    this.view.setUint32(start + 4, this.pos + 4 - start, true);
    this.#number(this.pos + 4 - start, 4);
  }

  #element({ name, attributes, children }: Element): void {
    const pairs = Object.entries(attributes);
    this.#put(pairs.length > 0 ? 0x41 : 0x01, 0xff, 0xff);
    const size = this.#later();
    this.#name(name);
    if (pairs.length > 0) {
      const listSize = this.#later();
      pairs.forEach(([key, value], i) => {
        this.#put(i < pairs.length - 1 ? 0x46 : 0x06);
        this.#name(key);
        this.#content(value);
      });
      listSize();
    }
    if (children.length === 0) this.#put(0x03);
    else {
      this.#put(0x02);
      for (const child of children) {
        if (typeof child === 'object' && 'name' in child) this.#element(child);
        else this.#content(child);
      }
      this.#put(0x04);
    }
    size();
  }

  #content(content: string | Substitution): void {
    if (typeof content === 'string') {
      this.#put(0x05, 1, ...number(content.length, 2), ...utf16(content));
      return;
    }
    if (!this.#values.includes(content)) this.#values.push(content);
    this.#put(content.optional ? 0x0e : 0x0d, ...number(this.#values.indexOf(content), 2), content.type);
  }

  #name(name: string): void {
    this.#number(this.pos + 4, 4);
    this.#put(0, 0, 0, 0, 0, 0, ...number(name.length, 2), ...utf16(name), 0, 0);
  }

  #number(value: bigint | number, bytes: number): void {
    this.#put(...number(value, bytes));
  }

  /** Leaves room for the length of what is written until the answer is called. */
  #later(): () => void {
    const at = this.pos;
    this.#put(0, 0, 0, 0);
    return () => this.view.setUint32(at, this.pos - at - 4, true);
  }

  #put(...bytes: readonly number[]): void {
    this.bytes.set(bytes, this.pos);
    this.pos += bytes.length;
  }
}

/** A record as a provider of our flow writes it, each value in a place of its own. */
export function eventRecord(id: number, event: EventSpec): EvtxRecord {
  const text = (value: string): Substitution => ({ type: 1, bytes: utf16(value) });
  const written = event.written ?? 133_000_000_000_000_000n + BigInt(id) * 10_000_000n;
  const data = Object.entries(event.data ?? {}).map(([Name, value]) =>
    element('Data', { Name }, typeof value === 'string' ? text(value) : value),
  );
  const system = element(
    'System',
    {},
    element('Provider', { Name: event.provider }),
    element('EventID', {}, { type: 6, bytes: number(event.eventId, 2) }),
    element('Level', {}, { type: 4, bytes: number(event.level ?? 2, 1) }),
    element('TimeCreated', { SystemTime: { type: 0x11, bytes: number(written, 8) } }),
    element('EventRecordID', {}, { type: 10, bytes: number(id, 8) }),
    element('Channel', {}, event.channel),
    element('Computer', {}, event.computer ?? 'NDES01.contoso.com'),
  );
  const xmlns = 'http://schemas.microsoft.com/win/2004/08/events/event';
  return { id, written, root: element('Event', { xmlns }, system, element('EventData', {}, ...data)) };
}

export interface EventSpec {
  readonly provider: string;
  readonly eventId: number;
  readonly channel: string;
  readonly level?: number;
  readonly computer?: string;
  /** FILETIME; without it a second later for each record. */
  readonly written?: bigint;
  readonly data?: Readonly<Record<string, string | Substitution>>;
}
