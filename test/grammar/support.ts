import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

/** A token of a line that a grammar gave a scope of its own. */
export interface ScopedToken {
  readonly start: number;
  readonly end: number;
  /** The innermost scope. */
  readonly scope: string;
}

const SYNTAXES = new URL('../../syntaxes/', import.meta.url);

/** Grammar files of the extension by their scope name. */
function grammarFiles(): ReadonlyMap<string, URL> {
  const files = readdirSync(SYNTAXES).filter((name) => name.endsWith('.tmLanguage.json'));
  return new Map(
    files.map((name) => {
      const url = new URL(name, SYNTAXES);
      const { scopeName } = JSON.parse(readFileSync(url, 'utf8')) as { readonly scopeName: string };
      return [scopeName, url];
    }),
  );
}

async function createRegistry(): Promise<Registry> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(new Uint8Array(wasm).buffer);
  const files = grammarFiles();
  return new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: async (scopeName) => {
      const file = files.get(scopeName);
      return file ? parseRawGrammar(readFileSync(file, 'utf8'), fileURLToPath(file)) : null;
    },
  });
}

let registry: Promise<Registry> | undefined;

async function grammarOf(scopeName: string): Promise<IGrammar> {
  registry ??= createRegistry();
  const grammar = await (await registry).loadGrammar(scopeName);
  if (!grammar) throw new Error(`no grammar ${scopeName} in syntaxes`);
  return grammar;
}

/** All grammars of the extension: their scope names, and the text of their files. */
export function grammars(): ReadonlyMap<string, string> {
  return new Map([...grammarFiles()].map(([scopeName, file]) => [scopeName, readFileSync(file, 'utf8')]));
}

/** Milliseconds of the processor for one line, by itself: the best of some runs. */
export async function costOf(scopeName: string, line: string, runs: number): Promise<number> {
  const grammar = await grammarOf(scopeName);
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const before = process.cpuUsage();
    grammar.tokenizeLine2(line, INITIAL); // as VS Code itself asks
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** The scoped tokens of each line, by the engine that VS Code itself uses. */
export async function tokenize(scopeName: string, lines: readonly string[]): Promise<readonly (readonly ScopedToken[])[]> {
  const grammar = await grammarOf(scopeName);
  let stack = INITIAL;
  return lines.map((line) => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    return result.tokens
      .filter((token) => token.scopes.length > 1)
      .map((token) => ({
        start: token.startIndex,
        end: Math.min(token.endIndex, line.length),
        scope: token.scopes.at(-1) ?? '',
      }));
  });
}

/**
 * Expects the tokens that carets mark below a line: `   ^^^^ scope.name` says that exactly this text has this innermost scope, or
 * one that it begins. A line with carets below it must have no other scoped token; `   ~~~~` under a part allows any there.
 */
export async function check(scopeName: string, marked: string): Promise<void> {
  const lines: string[] = [];
  const marks: { readonly line: number; readonly start: number; readonly end: number; readonly scope: string }[] = [];
  for (const line of marked.replace(/^\n/, '').split('\n')) {
    const mark = /^( *)(\^+|~+)(?: (\S+))?$/.exec(line);
    const [, indent = '', signs = '', scope = ''] = mark ?? [];
    if (mark) marks.push({ line: lines.length - 1, start: indent.length, end: indent.length + signs.length, scope });
    else lines.push(line);
  }
  const tokens = await tokenize(scopeName, lines);
  lines.forEach((text, line) => {
    const here = marks.filter((mark) => mark.line === line);
    if (here.length === 0) return;
    const free = here.filter((mark) => mark.scope === '');
    const found = (tokens[line] ?? []).filter(
      (token) => !free.some((mark) => token.start >= mark.start && token.end <= mark.end),
    );
    const wanted = here.filter((mark) => mark.scope !== '').sort((a, b) => a.start - b.start);
    const shown = found.map((token) => {
      const same = wanted.find((mark) => mark.start === token.start && mark.end === token.end);
      const scope = same && (token.scope === same.scope || token.scope.startsWith(`${same.scope}.`)) ? same.scope : token.scope;
      return `${text.slice(token.start, token.end)} -> ${scope}`;
    });
    expect(shown).toEqual(wanted.map((mark) => `${text.slice(mark.start, mark.end)} -> ${mark.scope}`));
  });
}
