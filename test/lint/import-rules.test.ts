import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const project = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-lint-'));
afterAll(() => fs.rmSync(project, { recursive: true, force: true }));

/** What the linter, with our configuration, says of a source that stands at `file`. */
function lint(file: string, source: string): string {
  const config = JSON.parse(fs.readFileSync(path.join(root, 'biome.json'), 'utf8')) as Record<string, unknown>;
  fs.writeFileSync(path.join(project, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
  fs.mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
  fs.writeFileSync(path.join(project, file), source);
  const bin = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  const run = spawnSync(process.execPath, [bin, 'lint', file], { cwd: project, encoding: 'utf8' });
  return run.stdout + run.stderr;
}

/** One forbidden import per border; the linter must name the rule. */
const FORBIDDEN: readonly [file: string, imported: string][] = [
  ['server/src/core/text/x.ts', '../log/model.ts'],
  ['server/src/core/log/x.ts', '../formats/index.ts'],
  ['server/src/core/formats/ios-console-log/x.ts', '../android-omadm-log/index.ts'],
  ['server/src/core/formats/ios-console-log/x.ts', '../../knowledge/model.ts'],
  ['server/src/core/archive/x.ts', '../log/model.ts'],
  ['server/src/core/asn1/x.ts', '../x509/name.ts'],
  ['server/src/core/evtx/x.ts', '../log/model.ts'],
  ['server/src/core/x509/x.ts', '../cms/index.ts'],
  ['server/src/core/cms/x.ts', '../scep/index.ts'],
  ['server/src/core/correlate/x.ts', '../knowledge/model.ts'],
  ['server/src/core/knowledge/x.ts', '../analyze/index.ts'],
  ['server/src/core/knowledge/rules/x.ts', './general-ndes-page.ts'],
  ['server/src/core/knowledge/x.ts', 'node:fs'],
  ['server/src/core/analyze/index.ts', 'vscode-languageserver'],
  ['server/src/lsp/x.ts', '../cli/analyze.ts'],
  ['server/src/core/analyze/index.ts', '../files/read-text.ts'],
  ['server/src/lsp/x.ts', '../files/read-text.ts'],
  ['server/src/lsp/x.ts', 'node:fs'],
  ['server/src/files/x.ts', '../cli/console.ts'],
  ['server/src/files/x.ts', '../lsp/session.ts'],
  ['server/src/cli/x.ts', 'vscode'],
  ['client/src/x.ts', '../../server/src/core/analyze/index.ts'],
  ['client/src/x.ts', '../../server/src/core/text/message.ts'],
];

/** What each layer is there for. */
const ALLOWED: readonly [file: string, imported: string][] = [
  ['server/src/core/formats/ios-console-log/x.ts', '../scep-url.ts'],
  ['server/src/core/scep/x.ts', '../cms/index.ts'],
  ['server/src/core/knowledge/rules/x.ts', '../model.ts'],
  ['server/src/lsp/x.ts', '../core/analyze/index.ts'],
  ['server/src/files/x.ts', '../core/analyze-stream.ts'],
  ['server/src/files/x.ts', 'node:fs'],
  ['server/src/cli/x.ts', '../files/read-text.ts'],
  ['client/src/x.ts', '../../server/src/protocol.ts'],
  ['client/src/x.ts', '../../server/src/core/archive/index.ts'],
  ['client/src/x.ts', '../../server/src/core/text/visible.ts'],
  ['client/src/x.ts', '../../server/src/core/text/secrets/index.ts'],
];

describe('the linter keeps the layers apart', () => {
  it.each(FORBIDDEN)('%s may not import %s', (file, imported) => {
    expect(lint(file, `import * as x from '${imported}';\nexport { x };\n`)).toContain('noRestrictedImports');
  });
  it.each(ALLOWED)('%s may import %s', (file, imported) => {
    expect(lint(file, `import * as x from '${imported}';\nexport { x };\n`)).not.toContain('noRestrictedImports');
  });
});
