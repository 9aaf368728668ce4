import { CHUNK, eventRecord, number, writeEvtx } from './evtx-writer.ts';

const HEADER = 4096;
const NAME = 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider';
const DEVICE = { provider: NAME, channel: `${NAME}/Admin`, computer: 'PC-0815' };
const TLS = { type: 0x14, bytes: number(0x80072f8f, 4) };
/** FILETIME of 2022-06-18T04:26:40Z. */
const BEGIN = 133_000_000_000_000_000n;
const HOUR = 36_000_000_000n;

/**
 * A native event log of about `megabytes` MB. Its first event and its last are the failed enrollment of a device, an hour apart;
 * between them are the events of `log`, a real one, over and over.
 */
export function largeEventLog(log: Uint8Array, megabytes: number): Uint8Array {
  const failed = (id: number, written: bigint) =>
    eventRecord(id, { ...DEVICE, eventId: 32, written, data: { UniqueId: 'ModelName_AC_1', Result: TLS } });
  const ends = writeEvtx([failed(1, BEGIN)], [failed(LAST, BEGIN + HOUR)]);
  const real = log.subarray(HEADER, HEADER + 14 * CHUNK);
  const times = Math.ceil((megabytes * 1_048_576) / real.length);
  const file = new Uint8Array(ends.length + times * real.length);
  file.set(ends.subarray(0, HEADER + CHUNK));
  for (let i = 0; i < times; i++) file.set(real, HEADER + CHUNK + i * real.length);
  file.set(ends.subarray(HEADER + CHUNK), HEADER + CHUNK + times * real.length);
  return file;
}

/** The chunks are read in the order of their records' numbers. */
const LAST = 1_000_000_000;
