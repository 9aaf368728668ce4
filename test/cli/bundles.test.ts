import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ARCHIVE_LIMITS, type ArchiveLimits, UNLIMITED_ARCHIVES } from '../../server/src/core/limits.ts';
import { english } from '../../server/src/core/text/sentence.ts';
import { lookInside } from '../../server/src/workspace/archive.ts';
import type { Looked } from '../../server/src/workspace/model.ts';
import { oneDataCollector, validateNdes } from '../corpus/bundles/pack.mjs';
import { cabOf, zipOf } from '../support/archives.mjs';
import { corpusBytes } from '../support/corpus-file.ts';
import { fixture } from '../support/fixtures.ts';
import { tools } from '../support/look.ts';
import { lzx } from '../support/lzx-writer.mjs';
import { quantum } from '../support/quantum-writer.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-bundles-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** What is in a packed file, a line a file: its format and the ids of its findings, or `-`; then what is refused. */
async function linesOf(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<string[]> {
  const file = path.join(folder, name);
  fs.writeFileSync(file, bytes);
  const archive = {
    path: file,
    seen: { path: file, uri: 'file:///a', place: [0, 0], named: true },
    bytes,
    gaps: [],
    limits,
  } as const;
  const looked: Looked[] = [];
  for await (const step of lookInside(archive, tools())) if (step.kind === 'looked') looked.push(step.looked);
  const files = looked.filter(({ kind }) => kind === 'log' || kind === 'foreign' || kind === 'opaque');
  const lines = files
    .sort((a, b) => a.place[1] - b.place[1])
    .map((one) => {
      const found = one.kind === 'log' ? [one.facts.format, ...one.facts.groups.map(({ id }) => id)] : ['-'];
      return [one.path.replace(`${file}/`, ''), ...found].join(' ');
    });
  const refused = looked.flatMap((one) => {
    const told = 'gaps' in one ? one.gaps.map(({ sentence }) => sentence) : one.kind === 'refused' ? [one.reason] : [];
    const count = one.kind === 'left-out' ? [`refused ${one.path}: ${one.count} left out`] : [];
    return [...told.map((reason) => `refused ${one.path.replace(`${file}/`, '')}: ${english(reason)}`), ...count];
  });
  return [...lines, ...refused];
}

describe('a packed bundle', () => {
  it('of Validate-NDESConfiguration shows what failed', async () => {
    expect(await linesOf(validateNdes())).toEqual([
      'Application.evtx windows-event-log',
      'CAPI2.evtx windows-event-log',
      'Microsoft-Intune-CertificateConnectors-Admin.evtx windows-event-log',
      'Microsoft-Intune-CertificateConnectors-Operational.evtx windows-event-log',
      'Validate-NDESConfig.log -',
      'gpresult.html -',
      'registry.txt -',
      'templates.txt -',
      'u_ex240503.log iis-w3c-log iis-500-1346-impersonation',
    ]);
  });

  it('of One Data Collector shows what failed, in the archive inside it too, and what it refuses', async () => {
    const at = 'CollectedData/Intune/Files/NDES';
    expect(await linesOf(oneDataCollector())).toEqual([
      `${at}/CertificateRegistrationPoint_05_01.svclog svclog subject-mismatch`,
      `${at}/CompanyPortal.zip/OMADMLog_0.log android-omadm-log android-enrollment-stops`,
      `${at}/NDESConnector_2024-05-01_090000.svclog svclog`,
      `${at}/NDESPlugin.log ndes-plugin-log verifyrequest-403-eku`,
      `${at}/u_ex240430.log iis-w3c-log`,
      `${at}/u_ex240501.log iis-w3c-log`,
      `${at}/u_ex240502.log iis-w3c-log verifyrequest-403-16 http-500-ndes`,
      'refused ..\\outside.txt: its name leads out of the bundle with ".."',
    ]);
  });

  it.each([
    ['LZX', lzx({ windowBits: 21 })],
    ['Quantum', quantum({ windowBits: 21 })],
  ])('that is a cabinet packed with %s shows what failed, inside a zip file too', async (_, packing) => {
    const files = [
      { name: 'Files\\u_ex240503.log', data: corpusBytes('bundles/validate-ndes/u_ex240503.log') },
      { name: 'Files\\registry.txt', data: corpusBytes('bundles/validate-ndes/registry.txt') },
    ];
    const bytes = cabOf(files, packing);
    const lines = ['Files/registry.txt -', 'Files/u_ex240503.log iis-w3c-log iis-500-1346-impersonation'];
    expect(await linesOf({ name: 'diagnostics.cab', bytes })).toEqual(lines);
    expect(await linesOf({ name: 'sent.zip', bytes: zipOf([{ name: 'diagnostics.cab', data: bytes }]) })).toEqual(
      lines.map((line) => `diagnostics.cab/${line}`),
    );
  });

  it('that is damaged gives what is left, and says so', async () => {
    const data = fixture('article/iis-500.log');
    expect(await linesOf({ name: 'damaged.zip', bytes: zipOf([{ name: 'u_ex.log', data, crc: 1 }]) })).toEqual([
      'u_ex.log iis-w3c-log iis-500-1346-impersonation',
      'refused u_ex.log: its checksum is wrong: some of its bytes are damaged',
    ]);
  });

  it('that refuses very much names the first of it', async () => {
    const files = Array.from({ length: 30 }, (_, i) => ({ name: `../${i}` }));
    const lines = await linesOf({ name: 'hostile.zip', bytes: zipOf(files) });
    expect(lines.length).toBe(21);
    expect(lines.at(-1)).toBe(`refused ${path.join(folder, 'hostile.zip')}: 10 more entries are not shown`);
  });

  it('names what an archive inside it refuses once', async () => {
    const lines = await linesOf({ name: 'outer.zip', bytes: zipOf([{ name: 'inner.zip', data: 'no archive' }]) });
    expect(lines).toEqual(['refused inner.zip: it is neither a zip nor a cabinet file']);
  });

  it('counts every entry that it does not name', async () => {
    const files = Array.from({ length: 1010 }, (_, i) => ({ name: `../${i}` }));
    const lines = await linesOf({ name: 'thousand.zip', bytes: zipOf(files) });
    expect(lines.at(-1)).toBe(`refused ${path.join(folder, 'thousand.zip')}: 990 more entries are not shown`);
  });

  it('names what is not looked at, how much it is, and how all of it is', async () => {
    const data = fixture('article/iis-500.log');
    const files = ['a.log', 'b.log', 'large.log'].map((name) => ({ name, data: data.repeat(name === 'large.log' ? 9 : 1) }));
    const limits = { ...ARCHIVE_LIMITS, heldBytes: 4 * data.length, lookBytes: ARCHIVE_LIMITS.fileCost, lookGrowth: 0 };
    const file = path.join(folder, 'much.zip');
    expect(await linesOf({ name: 'much.zip', bytes: zipOf(files) }, limits)).toEqual([
      'a.log iis-w3c-log iis-500-1346-impersonation',
      `refused b.log: not looked at: of an archive, ${ARCHIVE_LIMITS.fileCost} bytes are unpacked and looked at`,
      `refused large.log: not looked at: of an archive, ${ARCHIVE_LIMITS.fileCost} bytes are unpacked and looked at`,
      `refused ${file}: 2 left out`,
    ]);
    expect(
      (await linesOf({ name: 'much.zip', bytes: zipOf(files) }, UNLIMITED_ARCHIVES)).map((line) => line.split(' ')[1]),
    ).toEqual(['iis-w3c-log', 'iis-w3c-log', 'iis-w3c-log']);
  });

  it('that is none says why', async () => {
    expect(await linesOf({ name: 'torn.zip', bytes: new TextEncoder().encode('no archive') })).toEqual([
      `refused ${path.join(folder, 'torn.zip')}: it is neither a zip nor a cabinet file`,
    ]);
  });
});
