import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** What would run a program, reach another machine, or make code of text. `vscode.env.openExternal` asks the reader. */
const ACTS =
  /\b(?:child_process|node:(?:net|tls|http2?|https|dgram|dns|cluster|vm|repl|inspector)|fetch\(|new (?:XMLHttpRequest|WebSocket|EventSource|Function)\(|sendBeacon|eval\(|createTerminal|executeTask)|\.exec(?:File)?Sync\(/;

function acting(source: string): readonly string[] {
  return source
    .split('\n')
    .map((line) => line.replace(/^\s*(?:\/\/|\*|\/\*).*/, '').replace(/'(?:[^'\\\n]|\\.){40,}'/g, "''"))
    .filter((line) => ACTS.test(line));
}

function sourcesIn(folder: string): readonly string[] {
  const names = fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => path.join(folder, name));
}

interface Manifest {
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: unknown; readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly type: string; readonly enum?: unknown }>> };
  };
}
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;

describe('the extension, the server and the command line', () => {
  it('run no program, reach no machine, and make no code of text', () => {
    const files = [...sourcesIn('client/src'), ...sourcesIn('server/src')];
    expect(files.length).toBeGreaterThan(200);
    const found = files.flatMap((file) =>
      acting(fs.readFileSync(path.join(root, file), 'utf8')).map((line) => `${file}: ${line}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    "import { spawn } from 'node:child_process';",
    'await fetch(url);',
    "import net from 'node:net';",
    'eval(text);',
    'new WebSocket(url);',
  ])('would be found doing so: %s', (line) => expect(acting(line)).toEqual([line]));
});

describe('a workspace that is not trusted', () => {
  const { properties } = manifest.contributes.configuration;
  const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;

  it('can set no path and no program: no setting is free text', () => {
    expect(Object.keys(properties).length).toBeGreaterThan(4);
    for (const [name, { type, enum: choices }] of Object.entries(properties)) {
      if (type === 'string') expect(choices, name).toBeInstanceOf(Array);
      else expect(['boolean', 'integer', 'array'], name).toContain(type);
    }
  });

  it('cannot hide findings: the settings that could are restricted', () => {
    expect(supported).toBe('limited'); // else VS Code does not read the list
    const hiding = Object.keys(properties).filter((name) => !/\.(?:inlayHints|codeLens|trace)\./.test(name));
    expect([...restrictedConfigurations].sort()).toEqual(hiding.sort());
  });
});
