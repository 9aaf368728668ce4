/** An element with its attributes and, in their order, the elements and texts within it. */
export interface Parsed {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Parsed | string)[];
}

const MARKUP = /<!--[\s\S]*?-->|<(\/?)([^\s/>]+)((?:\s+[^\s=]+=(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([^\s=]+)=(?:"([^"]*)"|'([^']*)')/g;

/** The elements of a text of well-formed XML; blanks between elements and around texts do not count. */
export function parseXml(text: string): readonly Parsed[] {
  const roots: (Parsed | string)[] = [];
  const open: (Parsed | string)[][] = [roots];
  for (const [, slash, name, attributes, empty, words] of text.matchAll(MARKUP)) {
    const said = unescaped(words ?? '').trim();
    if (said) open.at(-1)?.push(said);
    if (!name) continue;
    if (slash) {
      open.pop();
      continue;
    }
    const pairs = [...(attributes ?? '').matchAll(ATTRIBUTE)].map(([, key, double, single]) => [
      key,
      unescaped(double ?? single ?? ''),
    ]);
    const children: (Parsed | string)[] = [];
    open.at(-1)?.push({ name, attributes: Object.fromEntries(pairs), children });
    if (!empty) open.push(children);
  }
  if (open.length !== 1) throw new Error('The XML is not well-formed');
  return roots.filter((root) => typeof root !== 'string');
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|([a-z]+));/gi, (whole, code: string | undefined, name: string) =>
    code ? String.fromCodePoint(Number.parseInt(code, 16)) : (NAMED[name] ?? whole),
  );
}

/** The text of the first element with a name, at any depth. */
export function textIn(root: Parsed, name: string): string | undefined {
  for (const child of root.children) {
    if (typeof child === 'string') continue;
    if (child.name === name) return child.children.filter((inner) => typeof inner === 'string').join('');
    const found = textIn(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
