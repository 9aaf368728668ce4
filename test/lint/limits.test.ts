import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** A size of megabytes, or a count of a million and more, as a bare number. */
const LARGE = /\b\d[\d_]* \* 1024 \* 1024\b|\b\d{1,3}(?:_000){2,}\b/;

/** What a parser or a protocol needs against a hostile element, and no bound on files. */
const OWN: Readonly<Record<string, string>> = {
  'server/src/core/limits.ts': 'the table itself',
  'server/src/core/log/windows.ts': 'how much of a text is looked at to recognise it',
  'server/src/core/formats/apple-profile-log/binary-plist.ts': 'a small file that stands for a text without end',
  'server/src/core/scep/decrypt/rounds.ts': 'rounds of a key derivation',
  'server/src/core/evtx/chunk.ts': 'elements of a chunk of 64 KB',
  'server/src/core/encoding/gathered.ts': 'a message in a log',
  'server/src/lsp/server/frames.ts': 'a message of the protocol',
};

describe('a bound on what is read', () => {
  it('stands in the one table of all limits', () => {
    const found = ['server/src', 'client/src'].flatMap((folder) =>
      fs
        .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
        .filter((file) => LARGE.test(fs.readFileSync(path.join(root, file), 'utf8').replace(/^\s*(?:\/\/|\/?\*).*$/gm, ''))),
    );
    expect(found.sort()).toEqual(Object.keys(OWN).sort());
  });
});
