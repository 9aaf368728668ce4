import fs from 'node:fs';
import path from 'node:path';

/**
 * Every English template of client and server, as the translation bundle has them: key and value the same, sorted.
 * Templates stand as literals in `msg('…')` and `l10n.t('…')`, or in tables that are walked as loaded.
 */
export function collectMessages(root, core) {
  const found = new Set();
  for (const folder of ['client/src', 'server/src']) {
    for (const file of fs.readdirSync(path.join(root, folder), { recursive: true })) {
      if (file.endsWith('.ts')) literalTemplates(fs.readFileSync(path.join(root, folder, file), 'utf8'), found);
    }
  }
  walk([...core.values()], found);
  found.delete('{0}');
  return Object.fromEntries([...found].sort().map((text) => [text, text]));
}

const CALL = /\b(?:msg|l10n\.t)\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.|\$(?!\{))*`)/g;

function literalTemplates(source, found) {
  for (const [, literal] of source.matchAll(CALL)) found.add(literalValue(literal));
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
