import { isTable } from './table.ts';

/**
 * In which notation a text is written, as far as that says how a log can stand in it: in JSON, in a table and in the source of a program
 * a line of a log is a value that somebody else quotes.
 */
export type Notation = 'text' | 'json' | 'table' | 'source';

/** Lines that are looked at. */
const LINES = 1000;
/** What is looked at of a line: the rest adds nothing. */
const LINE = 400;

/** The notation of a text that begins with a line; `fileName` may be empty. */
export function notationOf(text: string, fileName: string): Notation {
  const lines = linesOf(text);
  if (SOURCE_FILE.test(fileName) || isDiff(lines) || isSource(lines)) return 'source';
  if (isJson(lines)) return 'json';
  return isTable(text) ? 'table' : 'text';
}

/** The first lines that are not blank, cut. */
function linesOf(text: string): readonly string[] {
  const lines: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/, LINES)) if (line.trim() !== '') lines.push(line.slice(0, LINE));
  return lines;
}

/** Programs, scripts and settings: nobody keeps a log under such a name. */
const SOURCE_FILE =
  /\.(?:rs|go|pyi?|[cm]?[jt]sx?|java|kts?|groovy|scala|swift|mm?|[ch]|cc|cpp|cxx|hpp|cs|fs|vb|rb|php|pl|lua|r|jl|ex|exs|erl|hs|clj|dart|sh|bash|zsh|fish|psm?1|psd1|bat|cmd|sql|ya?ml|toml|proto|tf|nix|ipynb|css|scss|vue|patch|diff)$/i;

/** The hunks of a unified diff, and the names above them. */
function isDiff(lines: readonly string[]): boolean {
  return (
    lines.some((line) => /^@@ -\d+(?:,\d+)? \+\d+/.test(line)) && lines.some((line) => /^(?:\+\+\+ |diff --git )/.test(line))
  );
}

/** Lines that declare something in a language in which programs are written; logs quote none of them often. */
const DECLARATION = new RegExp(
  [
    '(?:pub(?:\\([a-z]+\\))? )?(?:async )?(?:fn|struct|enum|impl|trait|mod|use) [\\w:<>{}, ]+[;{(]', // Rust
    '#\\[(?:test|derive|cfg|tokio)\\b', // Rust
    'package \\w+$|func (?:\\(\\w+ \\*?\\w+\\) )?\\w+\\(|import \\($|type \\w+ (?:struct|interface) \\{', // Go
    '(?:async )?def \\w+\\(.*\\).*:$|class \\w+.*:$|from [\\w.]+ import \\w|import [\\w.]+(?: as \\w+)?$', // Python
    '(?:export )?(?:const|let|var) [\\w{}[\\], ]+ = |(?:export )?(?:async )?function \\w*\\(|import .{1,200} from [\'"]', // JavaScript
    '(?:public|private|protected|internal|static) [\\w<>[\\], ]+ ?[({=]|(?:using|namespace|package|import) [\\w.]+;', // Java, C#
    '#include [<"]|#define \\w|#!/', // C, scripts
  ]
    .map((form) => `^\\s{0,40}(?:${form})`)
    .join('|'),
);

/** A script that is pasted above a log is a small part of the whole. */
const SOURCE_SHARE = 0.02;
const SOURCE_LEAST = 3;

function isSource(lines: readonly string[]): boolean {
  const declarations = lines.filter((line) => DECLARATION.test(line)).length;
  return declarations >= SOURCE_LEAST && declarations >= lines.length * SOURCE_SHARE;
}

/** An object a line, or the lines of an object that is printed over several. */
const JSON_LINE = /^\s*(?:\[?\s*\{|[{}[\]]{1,4},?\s*\{?\s*$|"[^"]{0,200}"\s*:|"[^"]*",?\s*$|-?\d[\d.eE+-]*,?\s*$)/;
/** What tools write between the objects: `Record 17` (evtx_dump). */
const JSON_GAP = /^(?:Record \d+|Filtering the log data .*)$/;
const JSON_SHARE = 0.9;

function isJson(lines: readonly string[]): boolean {
  const [first = '', second = ''] = lines;
  const begin = JSON_GAP.test(first) ? second : first.replace(/^\ufeff/, '');
  if (!/^\s*(?:\[\s*\{?|\{)\s*(?:"|\}|$)/.test(begin)) return false;
  const written = lines.filter((line) => JSON_LINE.test(line) || JSON_GAP.test(line)).length;
  return written >= lines.length * JSON_SHARE;
}
