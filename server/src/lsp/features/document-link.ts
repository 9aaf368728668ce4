import type { DocumentLinkParams } from 'vscode-languageserver';
import type { ShownLink } from '../answer/answers.ts';
import type { TextLink } from '../answer/virtual-text.ts';
import { virtualDocument } from '../documents/index.ts';
import { partHeader } from '../log/parted-log.ts';
import type { Session } from '../session/session.ts';

/**
 * Links between our own documents, and from the parts of a log to each other. An address that stands in a log is none, whatever it is: to
 * follow it would send a request, perhaps a whole enrollment, to a server that somebody else chose.
 */
export function documentLinks(session: Session, params: DocumentLinkParams): ShownLink[] {
  const { uri } = params.textDocument;
  if (!session.logs.get(uri)) return (virtualDocument(session, uri)?.links ?? []).map(linkOf);
  const shown = session.large.partOf(uri);
  return shown ? partHeader(shown.log, shown.part, session.say).links.map(linkOf) : [];
}

function linkOf({ line, start, end, target }: TextLink): ShownLink {
  return { range: { start: { line, character: start }, end: { line, character: end } }, target };
}
