import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, offence, roomOf, roomsOf, sourcesIn, unused } from './borders.ts';

const root = path.resolve(import.meta.dirname, '../..');
const rooms = roomsOf(fs.readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8'));
const sources = sourcesIn(root);
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');

/** Sources that import what only running tells. */
const COMPUTED: Readonly<Record<string, string>> = {
  'server/src/cli/main.ts': 'starts the server, a bundle of its own',
};

describe('every import of the product', () => {
  it('is one that the table in ARCHITECTURE.md allows', () => {
    const inRooms = sources.filter((file) => roomOf(file, rooms));
    const found = inRooms.flatMap((file) =>
      importsOf(read(file))
        .filter((imported) => !(imported.startsWith('import(') && COMPUTED[file]))
        .flatMap((imported) => offence(file, imported, rooms) ?? []),
    );
    expect(found).toEqual([]);
  });

  it('stands in a source that has a room', () => {
    expect(sources.length).toBeGreaterThan(400);
    expect(sources.filter((file) => !roomOf(file, rooms))).toEqual([]);
  });
});

describe('the table of rooms', () => {
  it('has no circles: a room uses only rooms above its own', () => {
    const names = rooms.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(25);
    const wrong = rooms.flatMap(({ name, uses }, row) =>
      uses.filter((use) => names.indexOf(use) >= row).map((use) => `${name} uses ${use}, which is not above it`),
    );
    expect(wrong).toEqual([]);
  });

  it('allows nothing that no source of the room uses', () => {
    expect(unused(new Map(sources.map((file) => [file, importsOf(read(file))])), rooms)).toEqual([]);
  });

  it('is told of what it allows in vain', () => {
    const table = roomsOf(
      '| room | may use | must be absent |\n|---|---|---|\n| `text` |  | a |\n| `log` | `text` | b |\n| `scep` | `text`, `log`, `@noble/*`, `fflate` | c |\n| `client/window` | `text/visible.ts`, `text/secrets/index.ts` | d |\n',
    );
    const imports = new Map([
      ['server/src/core/log/x.ts', ['../text/span.ts', './model.ts']],
      ['server/src/core/scep/x.ts', ['../log/model.ts', '@noble/hashes/sha2.js']],
      ['client/src/window/x.ts', ['../../../server/src/core/text/visible.ts']],
    ]);
    expect(unused(imports, table)).toEqual([
      '"scep" may use text, and does not.',
      '"scep" may use fflate, and does not.',
      '"client/window" may use text/secrets/index.ts, and does not.',
    ]);
  });

  it('names each room once, and says of each what must be absent', () => {
    const names = rooms.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(rooms.filter(({ absent }) => absent === '')).toEqual([]);
  });

  it('can be read one way only: no folder of core has the name of one beside it', () => {
    const inCore = fs.readdirSync(path.join(root, 'server/src/core'));
    expect([...fs.readdirSync(path.join(root, 'server/src')), 'client'].filter((name) => inCore.includes(name))).toEqual([]);
  });
});

describe('a source that goes beyond its room', () => {
  it.each([
    ['server/src/core/text/x.ts', '../log/model.ts'],
    ['server/src/core/log/x.ts', '../detect.ts'],
    ['server/src/core/log/x.ts', '../formats/index.ts'],
    ['server/src/core/asn1/x.ts', '../x509/name.ts'],
    ['server/src/core/x509/x.ts', '../cms/index.ts'],
    ['server/src/core/cms/x.ts', '../scep/index.ts'],
    ['server/src/core/archive/x.ts', '../log/model.ts'],
    ['server/src/core/archive/zip/x.ts', '../../evtx/index.ts'],
    ['server/src/core/evtx/x.ts', '../log/model.ts'],
    ['server/src/core/formats/ios-console-log/x.ts', '../android-omadm-log/index.ts'],
    ['server/src/core/formats/ios-console-log/x.ts', '../../rules/engine/model.ts'],
    ['server/src/core/correlate/x.ts', '../facts/flow.ts'],
    ['server/src/core/rules/kinds/x.ts', '../../archive/index.ts'],
    ['server/src/core/judge/x.ts', '../analyze/index.ts'],
    ['server/src/core/facts/codes/x.ts', '../../rules/index.ts'],
    ['server/src/core/facts/x.ts', '../scep/index.ts'],
    ['server/src/core/advice/x.ts', '../rules/index.ts'],
    ['server/src/core/rules/http/x.ts', './general-ndes-page.ts'],
    ['server/src/core/rules/http/x.ts', '../server/ca-refuses-request.ts'],
    ['server/src/core/case/x.ts', '../analyze/index.ts'],
    ['server/src/core/case/x.ts', '../formats/index.ts'],
    ['server/src/core/case/rules/x.ts', '../../observe/index.ts'],
    ['server/src/core/report/x.ts', '../../cli/console.ts'],
    ['server/src/core/text/x.ts', 'node:fs'],
    ['server/src/core/analyze/x.ts', 'vscode-languageserver'],
    ['server/src/core/scep/x.ts', 'left-pad'],
    ['server/src/core/detect.ts', '../files/read-text.ts'],
    ['server/src/workspace/x.ts', '../lsp/session/session.ts'],
    ['server/src/workspace/x.ts', '../cli/console.ts'],
    ['server/src/cli/x.ts', '../lsp/answer/markdown.ts'],
    ['server/src/cli/x.ts', 'vscode'],
    ['server/src/lsp/log/x.ts', '../features/hover.ts'],
    ['server/src/lsp/features/x.ts', '../../cli/analyze.ts'],
    ['server/src/lsp/server/x.ts', 'node:fs'],
    ['server/src/protocol.ts', './lsp/session/session.ts'],
    ['client/src/x.ts', '../../server/src/core/analyze/index.ts'],
    ['client/src/window/x.ts', '../../../server/src/core/text/sentence.ts'],
    ['client/src/open/x.ts', '../../../server/src/core/archive/names.ts'],
    ['client/src/open/x.ts', '../case/session.ts'],
    ['client/src/open/x.ts', 'node:fs'],
    ['server/src/elsewhere/x.ts', '../core/text/sentence.ts'],
  ])('%s may not import %s', (file, imported) => {
    expect(offence(file, imported, rooms)).toContain(file);
  });

  it('is told with its import and the rule', () => {
    expect(offence('server/src/core/log/x.ts', '../detect.ts', rooms)).toBe(
      'server/src/core/log/x.ts imports server/src/core/detect.ts of "detect": "log" may use only text.',
    );
  });

  it.each([
    ['server/src/core/log/x.ts', './model.ts'],
    ['server/src/core/formats/ios-console-log/x.ts', '../scep-url.ts'],
    ['server/src/core/formats/index.ts', './svclog/index.ts'],
    ['server/src/core/rules/index.ts', './http/general-ndes-page.ts'],
    ['server/src/core/archive/inflate.ts', 'fflate'],
    ['server/src/core/x509/x.ts', '@noble/hashes/sha2.js'],
    ['client/src/open/x.ts', '../../../server/src/core/archive/index.ts'],
    ['client/src/window/x.ts', '../../../server/src/core/text/visible.ts'],
  ])('%s may import %s', (file, imported) => {
    expect(offence(file, imported, rooms)).toBeUndefined();
  });
});

describe('an import is seen', () => {
  it.each([
    ["import { a } from './x.ts';"],
    ["import type { A } from './x.ts';"],
    ["import './x.ts';"],
    ["import * as x from './x.ts';"],
    ["import {\n  a,\n} from './x.ts';"],
    ["export { a } from './x.ts';"],
    ["export * from './x.ts';"],
    ["export type { A } from './x.ts';"],
    ["const x = await import('./x.ts');"],
    ["type X = typeof import('./x.ts');"],
    ["type A = import('./x.ts').A;"],
    ["const x = require('./x.ts');"],
    ['import { a } from "./x.ts";'],
    ["import(\n  // why\n  './x.ts'\n);"],
    ["import { a } from /* where */ './x.ts';"],
  ])('%j', (source) => {
    expect(importsOf(source)).toEqual(['./x.ts']);
  });

  it.each(['await import(`./x.ts`);', 'await import(name);', 'import(\n  name,\n);'])(
    '%j, although its name is computed',
    (source) => {
      expect(importsOf(source)).toHaveLength(1);
      expect(offence('server/src/core/log/x.ts', importsOf(source)[0] ?? '', rooms)).toContain('import(');
    },
  );
});
