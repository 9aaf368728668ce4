import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOf } from '../../server/src/core/analyze/facts-of.ts';
import { checkAllMessages, openLog } from '../../server/src/core/analyze/index.ts';
import { detectLog, HEAD_LENGTH } from '../../server/src/core/detect.ts';
import type { FileBytes } from '../../server/src/core/text/file-bytes.ts';
import { english } from '../../server/src/core/text/sentence.ts';
import { corpus } from '../support/corpus-file.ts';
import { type EventSpec, type EvtxRecord, eventRecord, writeEvtx } from '../support/evtx-writer.ts';
import { readBytes, textOfBytes } from '../support/look.ts';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/evtx');
let folder = '';
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-stream-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function written(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content);
  return file;
}

/** Reads a file piece by piece, says whether that agrees with its text as a whole, and gives the ids of the findings. */
async function check(file: string): Promise<readonly string[]> {
  const bytes = fs.readFileSync(file);
  const text = (await textOfBytes(bytes)) ?? '';
  const found = detectLog({ head: text.slice(0, HEAD_LENGTH), fileName: file });
  const opened = found && openLog(text, { languageId: found.id });
  const read = await readBytes(file, few(bytes));
  expect(read.kind).toBe('log');
  if (read.kind !== 'log' || !opened || !found) return [];
  expect(read.facts).toEqual({
    ...factsOf(file, found.detection, checkAllMessages(opened)),
    coverage: read.facts.coverage,
  });
  expect(read.facts.coverage.map(({ kind }) => kind)).toEqual(expect.arrayContaining(read.gaps.map(({ kind }) => kind)));
  return read.facts.groups.map(({ id }) => id);
}

/** Few bytes at a time, so that the pieces end anywhere. */
function few(bytes: Uint8Array): FileBytes {
  return {
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + Math.min(length, length > 65_536 ? 10_007 : length)),
  };
}

const device: Omit<EventSpec, 'eventId'> = {
  provider: 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider',
  channel: 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin',
  computer: 'PC1',
};
const refused = 'SCEP enrollment failed: PkiStatus(2) FailInfo(2)\r\n0x80094800';

/** Failures among events that mean nothing, and a request; that nothing followed it shows only with the last event. */
function failingDevice(): Uint8Array {
  const record = (id: number): EvtxRecord => {
    const written = 133_000_000_000_000_000n + BigInt(id === LAST ? 100_000 : id) * 10_000_000n;
    if (id === 200) return eventRecord(id, { ...device, eventId: 36, level: 4, written });
    if (id < 200 && id % 67 === 5) return eventRecord(id, { ...device, eventId: 32, written, data: { Result: '0x80094800' } });
    if (id % 211 === 7) {
      const provider = 'Microsoft-Windows-CertificateServicesClient-CertEnroll';
      return eventRecord(id, { provider, channel: 'Application', eventId: 87, written, data: { Error: refused } });
    }
    return eventRecord(id, { ...device, eventId: 208, level: 4, written, data: { Note: `€ ${'session '.repeat(40)}` } });
  };
  const chunk = (first: number): EvtxRecord[] => Array.from({ length: 24 }, (_, i) => record(first + i));
  return writeEvtx(...Array.from({ length: LAST / 24 }, (_, i) => chunk(1 + i * 24)));
}

const LAST = 960;

describe('a log that is read in pieces says what it says as a whole:', () => {
  it.each(fs.readdirSync(fixtures))('%s', async (name) => {
    await check(path.join(fixtures, name));
  });

  it('a native log with findings, one of them about an event long gone', async () => {
    expect(await check(written('device.evtx', failingDevice()))).toEqual([
      'delivery-windows',
      'windows-certenroll-failed',
      'windows-enrollment-stops',
    ]);
  });

  it('a native log that is damaged, with what is damaged said once', async () => {
    const bytes = failingDevice();
    bytes.fill(0x20, 4096 + 65_536, 4096 + 65_536 + 8);
    const file = written('damaged.evtx', bytes);
    await check(file);
    expect((await readBytes(file, bytes)).gaps.map(({ sentence }) => english(sentence))).toEqual([
      'it is damaged at byte 69632: A chunk of the log was expected here, and its header is destroyed: single records are searched for.',
    ]);
  });

  it.each(['device.xml', 'server.xml'])('an export as XML, %s, with either line end and in one line', async (name) => {
    const text = corpus(`windows-event-log/${name}`);
    const events = text.slice(text.indexOf('<Event '), text.lastIndexOf('</Event>') + 8).repeat(40);
    for (const one of [`<Events>\n${events}\n</Events>\n`, events.replaceAll('\n', '\r\n'), events.replaceAll('\n', '')]) {
      expect(await check(written(name, one))).not.toEqual([]);
      expect(await check(written(name, Buffer.from(`\ufeff${one}`, 'utf16le')))).not.toEqual([]);
    }
  });

  it('an export whose first umlaut comes late, in Windows-1252', async () => {
    const text = corpus('windows-event-log/device.xml');
    const events = text.slice(text.indexOf('<Event '), text.lastIndexOf('</Event>') + 8);
    const log = `${events.repeat(40)}${events.replace(/<Channel>[^<]+/, '<Channel>Prüfung')}`;
    expect(await check(written('latin.xml', Buffer.from(log, 'latin1')))).not.toEqual([]);
  });
});

describe('a file that is none of ours', () => {
  it.each([
    ['note.txt', 'nothing of ours'],
    ['access.log', 'GET / 500\n'.repeat(100_000)],
    ['CAPI2.xml', '<feed></feed>\n'.repeat(1000)],
    ['CAPI2.csv', '<feed></feed>\n'.repeat(1000)],
    ['OMADM.json', '<feed></feed>\n'.repeat(1000)],
  ])('is passed over, its name alone is not enough: %s', async (name, text) => {
    expect(await readBytes(name, Buffer.from(text))).toEqual({ kind: 'foreign', gaps: [] });
  });
});
