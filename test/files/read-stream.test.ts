import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inMemory } from '../../server/src/cli/report.ts';
import { openLog } from '../../server/src/core/analyze/index.ts';
import type { StreamedAnalysis } from '../../server/src/core/analyze-stream.ts';
import { detectLog } from '../../server/src/core/detect.ts';
import { english } from '../../server/src/core/text/message.ts';
import { readStreamed } from '../../server/src/files/read-stream.ts';
import { readText } from '../../server/src/files/read-text.ts';
import { corpus } from '../support/corpus-file.ts';
import { type EventSpec, type EvtxRecord, eventRecord, writeEvtx } from '../support/evtx-writer.ts';

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

/** All that a report is made from. */
function told({ format, records, groups, channels, placeOf, textOf }: StreamedAnalysis): unknown {
  const places = groups.flatMap(({ shown, offsets }) => [
    ...offsets.map(placeOf),
    ...shown.flatMap(({ evidence }) => evidence.map(({ span }) => placeOf(span.start))),
  ]);
  const texts = groups.flatMap(({ shown }) => shown.slice(0, 1).map(({ span }) => textOf(span).slice(0, 120)));
  return { format: format.id, records, groups, channels: channels(), places, texts };
}

/** Reads a file both ways, says whether they agree, and gives the ids of the findings. */
async function check(file: string): Promise<readonly string[]> {
  const read = await readText(file, english);
  const text = read.kind === 'text' ? read.text : '';
  const detected = detectLog({ head: text.slice(0, 65_536), fileName: file });
  const whole = openLog(text, detected ? { languageId: detected.id } : {});
  const streamed = await readStreamed(file, english, { from: 0 });
  expect(streamed?.detected).toEqual(detected);
  if (streamed) expect(streamed.damage).toEqual((read.kind === 'text' && read.damage) || []);
  expect(streamed && told(streamed.analysis)).toEqual(whole && told(inMemory(whole)));
  return streamed?.analysis.groups.map(({ id }) => id) ?? [];
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
    expect((await readStreamed(file, english, { from: 0 }))?.damage.map(({ sentence }) => english(sentence))).toEqual([
      'it is damaged at byte 69632: A chunk of the log was expected here, and its header is destroyed: single records are searched for.',
    ]);
  });

  it('a native log without events', async () => {
    await check(written('empty.evtx', writeEvtx()));
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

describe('what cannot be read in pieces is left to be read whole:', () => {
  it('other logs, and events as a list or as copied text', async () => {
    for (const name of ['connector.csv', 'german.txt']) {
      expect(await readStreamed(written(name, corpus(`windows-event-log/${name}`)), english, { from: 0 })).toBeUndefined();
    }
    expect(await readStreamed(written('note.txt', 'nothing of ours'), english, { from: 0 })).toBeUndefined();
  });

  it('small files', async () => {
    expect(await readStreamed(path.join(fixtures, 'system.evtx'), english)).toBeUndefined();
  });
});
