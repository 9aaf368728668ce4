import { describe, expect, it } from 'vitest';
import { ARCHIVE_LIMITS } from '../../server/src/core/limits.ts';
import { english } from '../../server/src/core/text/sentence.ts';
import { lookInside } from '../../server/src/workspace/archive.ts';
import type { Looked } from '../../server/src/workspace/model.ts';
import { cabOf, zipOf } from '../support/archives.mjs';
import { fixtureBytes } from '../support/fixtures.ts';
import { failingLog } from '../support/hostile-archives.mjs';
import { readBytes, tools } from '../support/look.ts';

/** What an archive holds, where files longer than `heldBytes` are unpacked as they are read. */
async function inside(bytes: Uint8Array, limits = ARCHIVE_LIMITS): Promise<readonly Looked[]> {
  const seen = { path: 'a.zip', uri: 'file:///a.zip', place: [0, 0], named: true } as const;
  const looked: Looked[] = [];
  for await (const step of lookInside({ path: 'a.zip', seen, bytes, gaps: [], limits }, tools()))
    if (step.kind === 'looked') looked.push(step.looked);
  return looked;
}

const LONG = failingLog(300_000);
const EVENTS = fixtureBytes('evtx/Microsoft-Windows-CAPI2-Operational.evtx');
const few = { ...ARCHIVE_LIMITS, heldBytes: 10_000 };

describe('a file of an archive that is read as it is unpacked', () => {
  it.each([
    ['zip', zipOf],
    ['cab', cabOf],
  ] as const)('says what it says beside the archive: %s', async (_, pack) => {
    const files = [
      { name: 'u_ex1.log', data: LONG },
      { name: 'CAPI2.evtx', data: EVENTS },
    ];
    const looked = await inside(pack(files), few);
    for (const { name, data } of files) {
      const alone = await readBytes(`a.zip/${name}`, data);
      const packed = looked.find(({ path }) => path === `a.zip/${name}`);
      expect(packed?.kind === 'log' && packed.facts).toEqual(alone.kind === 'log' && alone.facts);
    }
  });

  it('is named where its checksum is wrong', async () => {
    const [looked] = await inside(zipOf([{ name: 'u_ex1.log', data: LONG, crc: 1 }]), few);
    expect(looked?.kind === 'log' && looked.gaps.map(({ sentence }) => english(sentence))).toEqual([
      'its checksum is wrong: some of its bytes are damaged',
    ]);
  });

  it('is looked at as far as the archive may cost, and says where that ended', async () => {
    const limits = { ...few, lookBytes: 100_000, lookGrowth: 0, fileCost: 1 };
    const [looked] = await inside(zipOf([{ name: 'u_ex1.log', data: LONG }]), limits);
    const told =
      looked?.kind === 'refused' || looked?.kind === 'left-out' ? looked.kind : looked?.kind === 'log' && looked.gaps[0]?.kind;
    expect(told).toMatch(/left-out|refused/);
  });
});
