import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { EXTENSION } from './support.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly languages: readonly { readonly id: string; readonly aliases: readonly string[] }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
}

describe('the installed extension', () => {
  const extension = vscode.extensions.getExtension(EXTENSION);
  const { contributes } = (extension?.packageJSON ?? {}) as Manifest;

  it('is there, and activates without an error', async () => {
    assert.ok(extension);
    await extension.activate();
    assert.ok(extension.isActive);
  });

  it('registers every command that its manifest names', async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    for (const { command } of contributes.commands) assert.ok(known.has(command), command);
  });

  it('knows its languages to VS Code', async () => {
    const known = new Set(await vscode.languages.getLanguages());
    for (const { id } of contributes.languages) assert.ok(known.has(id), id);
  });

  it('has a word for everything that it shows', () => {
    const shown = [...contributes.commands.map(({ title }) => title), ...contributes.languages.flatMap(({ aliases }) => aliases)];
    assert.deepEqual(
      shown.filter((text) => text.startsWith('%')),
      [],
    );
  });

  it('has a default for every setting', () => {
    for (const [key, { default: value }] of Object.entries(contributes.configuration.properties)) {
      assert.ok(key.startsWith('scepLogInspector.'), key);
      assert.deepEqual(vscode.workspace.getConfiguration().inspect(key)?.defaultValue, value, key);
    }
  });
});
