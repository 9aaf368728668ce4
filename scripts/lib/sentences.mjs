import fs from 'node:fs';
import path from 'node:path';

/**
 * Every English template of client and server, as the translation bundle has them: key and value the same, sorted.
 * Templates stand as literals in `msg('…')` of the server and `say('…')` of the client, or in tables that are walked as loaded.
 */
export function collectSentences(root, core) {
  const found = new Set();
  for (const [folder, call] of CALLS) {
    for (const file of fs.readdirSync(path.join(root, folder), { recursive: true })) {
      if (file.endsWith('.ts')) literalTemplates(fs.readFileSync(path.join(root, folder, file), 'utf8'), call, found);
    }
  }
  walk([...core.values()], found);
  found.delete('{0}');
  return Object.fromEntries([...found].sort().map((text) => [text, text]));
}

const LITERAL = /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.|\$(?!\{))*`)/.source;
const CALLS = [
  ['client/src', new RegExp(String.raw`\bsay\(\s*${LITERAL}`, 'g')],
  ['server/src', new RegExp(String.raw`\bmsg\(\s*${LITERAL}`, 'g')],
];

function literalTemplates(source, call, found) {
  for (const [, literal] of source.matchAll(call)) found.add(literalValue(literal));
}

/** The value of a string literal of our own sources. */
function literalValue(literal) {
  return Function(`return ${literal}`)();
}

function walk(start, found) {
  const seen = new Set();
  const todo = [start];
  while (todo.length > 0) {
    const value = todo.pop();
    if (value === null || typeof value !== 'object' || seen.has(value)) continue;
    seen.add(value);
    if (typeof value.text === 'string' && Array.isArray(value.args) && Object.keys(value).length === 2) found.add(value.text);
    if (value instanceof Map) todo.push(...value.values());
    else if (!ArrayBuffer.isView(value)) todo.push(...Object.values(value));
  }
}
