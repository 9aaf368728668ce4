import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLog } from '../../server/src/core/analyze/index.ts';
import { english } from '../../server/src/core/text/message.ts';
import { readText } from '../../server/src/files/read-text.ts';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/evtx');

describe('analyze reads native Windows event logs', () => {
  it('as XML in which every event is a record', async () => {
    const read = await readText(path.join(fixtures, 'Microsoft-Windows-CAPI2-Operational.evtx'), english);
    expect(read.kind === 'text' && read.encoding).toBe('evtx');
    expect(read.kind === 'text' && openLog(read.text)?.document.format.id).toBe('windows-event-log');
    expect(read.kind === 'text' && openLog(read.text)?.document.records.length).toBe(340);
  });

  it('also where the log is damaged, and says so between the events', async () => {
    const read = await readText(path.join(fixtures, 'sample_with_a_bad_chunk_magic.evtx'), english);
    expect(read.kind === 'text' && openLog(read.text)?.document.records.length).toBe(380);
    expect(read.kind === 'text' && read.text).toContain(
      '<!-- damaged: Byte 659456 of the file: A chunk of the log was expected here, and its header is destroyed: single records are searched for. -->',
    );
  });

  it('by their content, not by their name', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-cli-'));
    try {
      const renamed = path.join(folder, 'log.txt');
      fs.copyFileSync(path.join(fixtures, 'Application_no_crc32.evtx'), renamed);
      const text = path.join(folder, 'text.evtx');
      fs.writeFileSync(text, 'ElfFile is what such a log begins with\n');
      expect(await readText(renamed, english)).toMatchObject({ kind: 'text', encoding: 'evtx' });
      expect(await readText(text, english)).toMatchObject({ kind: 'text', encoding: 'utf-8' });
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});
