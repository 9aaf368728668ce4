import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { references } from '../../../server/src/core/facts/references.ts';

/** The hosts that we link to, each with what it is the origin of: nobody's copy of it. */
const OWN_SITES: Readonly<Record<string, string>> = {
  'learn.microsoft.com': 'documentation of Windows, IIS, NDES and Intune',
  'www.rfc-editor.org': 'RFCs',
  'www.iana.org': 'registries of SCEP',
  'developer.apple.com': 'documentation of Apple',
  'support.apple.com': 'guides of Apple to deployment',
  'github.com': 'source code, and the issues of the projects themselves',
  'www.gradenegger.eu':
    'the events of NDES and CertEnroll, which Microsoft does not document: read from the providers by the author of the site',
};

const core = path.resolve(import.meta.dirname, '../../../server/src/core');

interface Found {
  readonly place: string;
  readonly url: string;
}

/** Members that hold the text of logs: what they link to is the log's business. */
const LOG_TEXT = /^\w*samples$/i;

/** Every address in what a module exports: tables, rules, formats, in whatever member it stands. */
function addressesIn(value: unknown, place: string, seen: Set<unknown>): Found[] {
  if (typeof value === 'string') {
    const cited = place.endsWith('.source') ? references(value).flatMap(({ url }) => url ?? []) : [];
    return [...cited, ...(value.match(/https?:\/\/[^\s;,)<>"'`]+/g) ?? [])].map((url) => ({ place, url }));
  }
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const entries = value instanceof Map ? [...value.entries()] : Object.entries(value);
  return entries
    .filter(([key]) => !LOG_TEXT.test(String(key)))
    .flatMap(([key, member]) => addressesIn(member, `${place}.${String(key)}`, seen));
}

async function addressesOfCore(): Promise<readonly Found[]> {
  const seen = new Set<unknown>();
  const found: Found[] = [];
  for (const entry of fs.readdirSync(core, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!entry.endsWith('.ts')) continue;
    const file = path.join(core, entry);
    const exported = (await import(file)) as Readonly<Record<string, unknown>>;
    found.push(...addressesIn(exported, entry, seen));
    found.push(...citedIn(fs.readFileSync(file, 'utf8'), entry));
  }
  return found;
}

/** What a module keeps to itself: constants, and members of tables, that are an address as a whole or begin with one. */
function citedIn(source: string, place: string): Found[] {
  const literals = source.matchAll(/(?:=|source:|docUrl:|specUrl:|link:|url:|\()\s*(['`])(https?:\/\/[^\s'`$]+)/g);
  return [...literals].map(([, , url = '']) => ({ place, url }));
}

const isStranger = ({ url }: Found): boolean => !Object.hasOwn(OWN_SITES, new URL(url).hostname);
/** Addresses of servers that messages speak of, for example a URL to try, and names of XML. */
const isExample = ({ url }: Found): boolean =>
  /^https?:\/\/(?:<server>|host\/|schemas\.microsoft\.com\/|www\.w3\.org\/|[\w.-]*contoso\.com|[\w.-]*msappproxy\.net)/.test(url);

describe('links that we give as documentation', () => {
  it('lead to the sites of those who wrote it', async () => {
    const found = (await addressesOfCore()).filter((one) => !isExample(one));
    expect(found.length).toBeGreaterThan(400);
    expect(new Set(found.map(({ url }) => new URL(url).hostname))).toEqual(new Set(Object.keys(OWN_SITES)));
    expect(found.filter(isStranger)).toEqual([]);
  }, 30_000);

  it('would be found wherever a table names a stranger', () => {
    const table = new Map([
      ['a', { source: 'RFC8894 3 ; https://blog.example/post (code)' }],
      ['b', { rows: [{ href: 'https://copy.example/x' }] }],
    ]);
    const hosts = addressesIn(table, 'table.ts', new Set())
      .filter(isStranger)
      .map(({ url }) => new URL(url).hostname);
    expect(new Set(hosts)).toEqual(new Set(['blog.example', 'copy.example']));
    expect(citedIn("const SITE =\n  'https://blog.example/post';", 'x.ts').filter(isStranger)).toHaveLength(1);
  });

  it('use https', async () => {
    expect((await addressesOfCore()).filter((one) => !isExample(one) && !one.url.startsWith('https:'))).toEqual([]);
  }, 30_000);
});
