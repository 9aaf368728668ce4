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

describe('the linter keeps the platform out of core', () => {
  it.each(['node:fs', 'vscode', 'vscode-languageserver', '@vscode/l10n'])('which may not import %s', (imported) => {
    expect(lint('server/src/core/log/x.ts', `import * as x from '${imported}';\nexport { x };\n`)).toContain(
      'noRestrictedImports',
    );
  });

  it('and leaves the borders between rooms to the table', () => {
    expect(lint('server/src/core/log/x.ts', "import * as x from '../text/lines.ts';\nexport { x };\n")).not.toContain(
      'noRestrictedImports',
    );
    expect(lint('server/src/cli/x.ts', "import fs from 'node:fs';\nexport { fs };\n")).not.toContain('noRestrictedImports');
  });
});
