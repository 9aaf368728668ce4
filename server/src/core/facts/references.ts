import { PAGES, SITES } from './pages.ts';

/** A source of a table entry as a reader can follow it. */
export interface Reference {
  /** The source in words: "RFC 8894, 3.2.1.4", "troubleshoot-scep-certificate-delivery (Microsoft Learn)". */
  readonly text: string;
  /** https; absent where the source is a remark ("derived"). */
  readonly url?: string;
}

/**
 * The references behind the `source` of a code, note, resolution or rule. A source is a list parted by `; `, each part an
 * abbreviation (`CERT:…`, `RFC8894 3.2`, `jscep:…`), a file of a public repository (`owner/repo:path`), an issue (`owner/repo#12`),
 * an https URL, or a remark. Remarks in brackets behind a part stay in its text. What fits nothing is kept as a remark.
 */
export function references(source: string): readonly Reference[] {
  return source
    .split(/ ?; /)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(reference);
}

/** The first reference of a source that can be opened. */
export function linkOf(source: string): string | undefined {
  return references(source).find((reference) => reference.url !== undefined)?.url;
}

interface Shelf {
  readonly prefix: string;
  /** Shown behind the name. */
  readonly title: string;
  url(name: string): string;
}

/** The abbreviations, longest use first. Names are written without `.md`. */
const SHELVES: readonly Shelf[] = [
  {
    prefix: 'CERT:',
    title: 'Microsoft Learn, Intune certificates',
    url: (name) => SITES.certificates + name,
  },
  {
    prefix: 'IIS:',
    title: 'Microsoft Learn, IIS',
    url: (name) => SITES.iis + name,
  },
  {
    prefix: 'SA:',
    title: 'Microsoft Learn, troubleshooting',
    url: (name) => SITES.troubleshoot + name,
  },
  { prefix: 'MEM:', title: 'Microsoft Learn, Intune', url: (name) => SITES.intune + name },
  {
    prefix: 'WIN32:',
    title: 'Microsoft Learn, Windows',
    url: (name) => SITES.windows + name.toLowerCase(),
  },
  { prefix: 'WINSERVER:', title: 'Microsoft Learn, Windows Server', url: (name) => SITES.windowsServer + name },
  { prefix: 'IISDOCS:', title: 'Microsoft Learn, IIS reference', url: (name) => SITES.iisReference + name },
  {
    prefix: 'jscep:',
    title: 'jscep source',
    url: (name) => `https://github.com/jscep/jscep/blob/master/src/main/java/org/jscep/${name}.java`,
  },
  {
    prefix: 'script:',
    title: 'Microsoft sample script',
    url: (name) => `https://github.com/microsoftgraph/powershell-intune-samples/blob/master/CertificationAuthority/${name}`,
  },
];

function reference(part: string): Reference {
  const name = firstWord(part);
  const remark = part.slice(name.length);
  for (const shelf of SHELVES) {
    if (name.startsWith(shelf.prefix)) {
      const page = name.slice(shelf.prefix.length);
      const title = page.replace(/#.*$/, '');
      return { text: `${title} (${shelf.title})${remark}`, url: shelf.url(page) };
    }
  }
  const rfc = /^RFC(\d{3,5})$/.exec(name);
  if (rfc) return { text: `RFC ${rfc[1]}${remark && `,${remark}`}`, url: `${SITES.rfc}rfc${rfc[1]}` };
  if (name === 'MS-ERREF') return { text: part, url: PAGES.windowsErrors };
  if (name === 'IANA-SCEP') return { text: `IANA SCEP registry${remark}`, url: PAGES.scepRegistry };
  if (name.startsWith('https://')) return { text: part, url: name };
  return { text: part, ...optionalUrl(repositoryUrl(name)) };
}

/** `owner/repo#12` is an issue, `owner/repo:path` a file on the default branch. */
function repositoryUrl(name: string): string | undefined {
  const issue = /^([\w.-]{1,60}\/[\w.-]{1,60})#(\d{1,6})$/.exec(name);
  if (issue) return `https://github.com/${issue[1]}/issues/${issue[2]}`;
  const file = /^([\w.-]{1,60}\/[\w.-]{1,60}):(\S{1,300})$/.exec(name);
  return file ? `https://github.com/${file[1]}/blob/HEAD/${file[2]}` : undefined;
}

function optionalUrl(url: string | undefined): { url?: string } {
  return url === undefined ? {} : { url };
}

function firstWord(text: string): string {
  const end = text.indexOf(' ');
  return end === -1 ? text : text.slice(0, end);
}
