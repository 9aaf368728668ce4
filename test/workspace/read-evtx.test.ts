import { describe, expect, it } from 'vitest';
import { english } from '../../server/src/core/text/sentence.ts';
import { writeEvtx } from '../support/evtx-writer.ts';
import { fixtureBytes } from '../support/fixtures.ts';
import { readBytes, textOfBytes } from '../support/look.ts';

describe('a native Windows event log is read', () => {
  it('as XML in which every event is a record', async () => {
    const read = await readBytes('CAPI2.evtx', fixtureBytes('evtx/Microsoft-Windows-CAPI2-Operational.evtx'));
    expect(read).toMatchObject({ kind: 'log', facts: { format: 'windows-event-log', records: 340 }, gaps: [] });
  });

  it('also where it is damaged, and says so between the events and of the file', async () => {
    const bytes = fixtureBytes('evtx/sample_with_a_bad_chunk_magic.evtx');
    const read = await readBytes('bad.evtx', bytes);
    expect(read).toMatchObject({ kind: 'log', facts: { records: 380 } });
    expect(read.gaps.map(({ kind }) => kind)).toEqual(['damaged']);
    expect(english(read.gaps[0]?.sentence ?? { text: '', args: [] })).toMatch(/^it is damaged in \d+ places, first at byte /);
    expect(await textOfBytes(bytes)).toContain(
      '<!-- damaged: Byte 659456 of the file: A chunk of the log was expected here, and its header is destroyed: single records are searched for. -->',
    );
  });

  it('by its content, not by its name', async () => {
    expect(await readBytes('log.txt', fixtureBytes('evtx/Application_no_crc32.evtx'))).toMatchObject({ kind: 'log' });
    expect(await readBytes('text.evtx', Buffer.from('ElfFile is what such a log begins with\n'))).toMatchObject({
      kind: 'foreign',
    });
  });

  it('also where it holds no event', async () => {
    expect(await readBytes('renamed.bin', writeEvtx())).toMatchObject({ kind: 'log', facts: { records: 0 } });
  });
});
