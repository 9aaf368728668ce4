import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { rangeOf } from '../convert.ts';
import { virtualDocument } from '../documents/index.ts';
import type { OpenLog } from '../log-store.ts';
import { recordsIn } from '../records.ts';
import type { Session } from '../session.ts';

const MAX_LINKS = 1000;
const MAX_RECORDS = 10_000;
const MAX_URL = 2000;

/** Links on web addresses in a log (http and https, never a command), and from our own documents back to the log. */
export function documentLinks(session: Session, params: DocumentLinkParams): DocumentLink[] {
  const { uri } = params.textDocument;
  const log = session.logs.get(uri);
  if (log) return webLinks(log);
  return (virtualDocument(session, uri)?.links ?? []).map(({ line, start, end, target }) => ({
    range: { start: { line, character: start }, end: { line, character: end } },
    target,
  }));
}

function webLinks(log: OpenLog): DocumentLink[] {
  const { document } = log.analysis;
  const links: DocumentLink[] = [];
  let records = 0;
  for (const record of recordsIn(document, { start: 0, end: document.text.length })) {
    if (++records > MAX_RECORDS || links.length >= MAX_LINKS) break;
    for (const { kind, span } of record.fields()) {
      if (kind !== 'url' || span.end - span.start > MAX_URL) continue;
      const target = webAddress(document.text.slice(span.start, span.end));
      if (target) links.push({ range: rangeOf(document.lines, span), target });
    }
  }
  return links;
}

/** The address as a browser reads it; undefined for what no browser can open, such as a host `<server>`. */
function webAddress(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text).href;
}
