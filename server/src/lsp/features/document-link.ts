import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { recordAt } from '../../core/log/records.ts';
import { rangeOf } from '../convert.ts';
import { virtualDocument } from '../documents/index.ts';
import type { TextLink } from '../documents/virtual-text.ts';
import type { OpenLog } from '../log-store.ts';
import { partHeader } from '../parted-log.ts';
import type { Session } from '../session.ts';

const MAX_LINKS = 1000;
const MAX_RECORDS = 10_000;
const MAX_URL = 2000;

/** Links on web addresses in a log (http and https, never a command), from its parts to each other, and from our own documents to it. */
export function documentLinks(session: Session, params: DocumentLinkParams): DocumentLink[] {
  const { uri } = params.textDocument;
  const log = session.logs.get(uri);
  if (!log) return (virtualDocument(session, uri)?.links ?? []).map(linkOf);
  const shown = session.large.partOf(uri);
  const header = shown ? partHeader(shown.log, shown.part, session.say).links : [];
  return [...header.map(linkOf), ...webLinks(log)];
}

function linkOf({ line, start, end, target }: TextLink): DocumentLink {
  return { range: { start: { line, character: start }, end: { line, character: end } }, target };
}

/** Only records that may hold an address are looked at: making one of them may mean to read a whole event. */
function webLinks(log: OpenLog): DocumentLink[] {
  const { document } = log.analysis;
  const { text, lines } = document;
  const links: DocumentLink[] = [];
  let records = 0;
  for (let at = nextAddress(text, 0); at !== -1 && links.length < MAX_LINKS && ++records <= MAX_RECORDS; ) {
    const record = recordAt(document, at);
    for (const { kind, span } of record?.fields() ?? []) {
      if (kind !== 'url' || span.end - span.start > MAX_URL) continue;
      const target = webAddress(text.slice(span.start, span.end));
      if (target) links.push({ range: rangeOf(lines, span), target });
    }
    at = nextAddress(text, Math.max(at + 1, record?.span.end ?? 0));
  }
  return links;
}

/** The namespace that each event names as XML, which is no page. */
const NAMESPACE = '://schemas.microsoft.com/win/2004/08/events/event';

/** Where the next web address may stand, or -1. */
function nextAddress(text: string, from: number): number {
  let at = text.indexOf('://', from);
  while (at !== -1 && text.startsWith(NAMESPACE, at)) at = text.indexOf('://', at + 1);
  return at;
}

/** The address as a browser reads it; undefined for what no browser can open, such as a host `<server>`. */
function webAddress(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text).href;
}
