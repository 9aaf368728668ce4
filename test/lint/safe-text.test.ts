import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** Where safe text is made: here a string becomes text that may be shown, by what is done to it. */
const MAKERS = ['server/src/core/text/secrets/mask.ts', 'server/src/core/text/visible.ts', 'server/src/lsp/answer/markdown.ts'];

/** What else is called our own words, beside literals, and why it is: a new one has to be thought about. */
const OWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'client/src/window/notify.ts': { secret: 'the reader asked to see it' },
  'client/src/window/say.ts': {
    'vscode.l10n.t(template, ...words)': 'our template; every argument was made safe',
    'vscode.l10n.t(message.text, ...message.args.map(readable))': 'our template; every argument is masked',
  },
  'server/src/cli/console.ts': { '`${jsonOf(report)}\\n`': 'made of safe members, escaped for a terminal' },
  'server/src/cli/decode-report.ts': {
    MASK: 'the mask itself',
    "(node.offset === undefined ? '' : String(node.offset)).padStart(6)": 'a number',
    "'  '.repeat(depth)": 'blanks',
    "text.replace(/^(?=.)/gm, '  ')": 'safe text, indented',
  },
  'server/src/cli/decode.ts': { "pems.join('\\n')": 'base64 with labels of ours, which the reader asked for' },
  'server/src/cli/explain.ts': { "'  '.repeat(depth)": 'blanks', 'reading.link': 'a page of documentation, from a table' },
  'server/src/cli/main.ts': { VERSION: 'of package.json' },
  'server/src/cli/story/attempt.ts': {
    'cause.link': 'a page of documentation, from a table',
    id: 'the id of a rule',
    "' '.repeat(Math.max(0, width - text.length))": 'blanks',
  },
  'server/src/cli/story/logs.ts': { 'finding.id': 'the id of a rule', 'finding.link': 'a page of documentation, from a table' },
  'server/src/core/evtx/search.ts': { 'maskedPart(event, shown).trim()': 'masked text' },
  'server/src/core/report/picture/draw.ts': { 'String(step)': 'a number' },
  'server/src/core/report/picture/fit.ts': { 'words.slice(start, end)': 'a part of safe text' },
  'server/src/core/report/picture/mermaid.ts': {
    '`  participant ${id} as `': 'the name of a lane, from a table',
    '`  ${beginOf(row, wide)}: `': 'names of lanes, from a table',
    '`${step} `': 'a number',
    entities: 'safe text, with its signs written as entities',
  },
  'server/src/core/report/picture/svg.ts': {
    DRAWING_STYLE: 'a style of ours',
    begin: 'an element of a list of types, with numbers and names of classes',
    tag: 'an element of a list of types',
    entities: 'safe text, with its signs written as entities',
  },
  'server/src/core/text/sentence.ts': { text: 'our template; every argument is masked' },
  'server/src/lsp/documents/enrollment-lines.ts': { "' '.repeat(Math.max(0, width - (text?.length ?? 0)))": 'blanks' },
  'server/src/lsp/documents/bytes.ts': {
    "`${at.toString(16).padStart(6, '0')}  ${hex.padEnd(3 * BYTES_A_LINE)} ${signs}`": 'bytes as hex and ASCII, secrets masked',
  },
  'server/src/lsp/documents/findings-list.ts': {
    '`  ${finding.id}`': 'the id of a rule',
    'finding.id': 'the id of a rule',
    'finding.docUrl': 'a page of documentation, from a table',
    'String(line)': 'a number',
  },
  'server/src/lsp/documents/page.ts': {
    indent: 'blanks',
    MASK: 'the mask itself',
    "'  '.repeat(depth)": 'blanks',
    "offset === undefined ? '      ' : String(offset).padStart(6)": 'a number',
  },
  'server/src/lsp/documents/resolution.ts': {
    heading: 'one of two literals',
    'command.text': 'a command of our advice',
    title: 'the title of a source, from a table',
  },
  'server/src/lsp/documents/ticket.ts': {
    'finding.id': 'the id of a rule',
    'finding.docUrl': 'a page of documentation, from a table',
  },
  'server/src/lsp/features/code-action.ts': { text: 'a command of our advice' },
  'server/src/lsp/answer/hover-style.ts': { text: 'safe text of either form', url: 'a page of documentation, from a table' },
  'server/src/lsp/log/parted-log.ts': { "oneLine(text).replaceAll('--', '- -')": 'safe text' },
};

/** Members of LSP that hold text for a reader: features answer with the types of answers.ts in their place. */
const UNSAFE =
  /^(?:Hover|MarkupContent|MarkedString|CodeAction|CodeLens|Command|Diagnostic|DiagnosticRelatedInformation|DocumentLink|DocumentSymbol|SymbolInformation|WorkspaceSymbol|InlayHint|InlayHintLabelPart|CompletionItem|CallHierarchyItem|ShowMessageParams)$/;

function sources(folder: string): readonly string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}
const ALL = [...sources('server/src'), ...sources('client/src')];
const textOf = (name: string): string => fs.readFileSync(path.join(root, name), 'utf8');

/** What a source hands to `own`. */
function owned(source: string): readonly string[] {
  return [...source.matchAll(/\bown(?:<\w+>)?\(/g)].map(({ 0: call, index }) => {
    const from = index + call.length;
    let depth = 1;
    let at = from;
    for (; depth > 0 && at < source.length; at++) depth += source[at] === '(' ? 1 : source[at] === ')' ? -1 : 0;
    return source.slice(from, at - 1).trim();
  });
}

function strangers(name: string, source: string): readonly string[] {
  return owned(source).filter((words) => !/^'[^']*'$/.test(words) && OWN[name]?.[words] === undefined);
}

function casts(source: string): readonly string[] {
  const code = source.replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, '');
  return code.match(/\bas (?:Said|Shown|Line|Words|Markdown|HoverText)\b/g) ?? [];
}

function unsafeTypes(source: string): readonly string[] {
  const names = /import(?: type)? \{([^}]*)\} from 'vscode-languageserver'/.exec(source)?.[1] ?? '';
  return names
    .split(',')
    .map((name) => name.replace('type ', '').trim())
    .filter((name) => UNSAFE.test(name));
}

describe('text that reaches a reader', () => {
  it('is called our own only where it is', () => {
    const found = ALL.filter((name) => !MAKERS.includes(name)).flatMap((name) =>
      strangers(name, textOf(name)).map((words) => `${name}: ${words}`),
    );
    expect(found).toEqual([]);
  });

  it('has no reason left over for words that are not there any more', () => {
    const gone = Object.entries(OWN).flatMap(([name, reasons]) =>
      Object.keys(reasons)
        .filter((words) => !owned(textOf(name)).includes(words))
        .map((words) => `${name}: ${words}`),
    );
    expect(gone).toEqual([]);
  });

  it('is made safe in three places, and nowhere by a cast', () => {
    expect(ALL.filter((name) => !MAKERS.includes(name) && casts(textOf(name)).length > 0)).toEqual([]);
  });

  it('is in types that only safe text fits, in every answer of the server', () => {
    const lsp = ALL.filter((name) => name.startsWith('server/src/lsp/') && !name.endsWith('/answers.ts'));
    expect(lsp.filter((name) => unsafeTypes(textOf(name)).length > 0)).toEqual([]);
  });

  it('goes to the output channel of a client through failure-log.ts alone', () => {
    const past = ALL.filter((name) => /^server\/src\/(?:lsp\/|main)/.test(name)).filter((name) =>
      /\bconsole\b(?!\))/.test(textOf(name).replace(/\/\/.*/g, '')),
    );
    expect(past).toEqual(['server/src/lsp/server/failure-log.ts']);
  });

  it('would be noticed on any other way', () => {
    expect(strangers('server/src/lsp/x.ts', 'return own(document.text.slice(1, 2));')).toEqual(['document.text.slice(1, 2)']);
    expect(strangers('server/src/lsp/documents/ticket.ts', 'own<Shown>(record.text)')).toEqual(['record.text']);
    expect(casts('const title = log.text as Line;')).toHaveLength(1);
    expect(unsafeTypes("import type { Hover, HoverParams } from 'vscode-languageserver';")).toEqual(['Hover']);
  });
});
