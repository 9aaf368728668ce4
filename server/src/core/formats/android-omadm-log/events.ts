import type { LogEvent } from '../../log/event.ts';
import type { LogField } from '../../log/model.ts';
import { lineEndWithin } from '../../text/search.ts';
import type { Span } from '../../text/span.ts';
import { urlEnd } from '../device-url.ts';
import { fieldsOfEvents, inReadingOrder } from '../event-fields.ts';
import type { OmadmHeader } from './header.ts';
import { readJavaExceptions } from './java-exception.ts';
import { readPrintedMessage, readStateChange, readTransportLine } from './jscep.ts';
import { profileFields, readWindowsNotes, readWindowsSettings } from './profile.ts';
import { withSettings } from './profile-settings.ts';
import { elementValues, readSyncmlNotes } from './syncml.ts';
import { readKnownWording } from './wordings.ts';

/**
 * What a record says: an HTTP call, a SCEP message, a state change or a known message of its first line, the certificate
 * nodes of a SyncML document, and the exceptions of all its lines, with the logger's name. The message's words decide, not that
 * name, which builds rename.
 */
export function readOmadmEvents(text: string, message: Span, logger?: Span): readonly LogEvent[] {
  if (message.end <= message.start) return [];
  const line = firstLine(text, message);
  const known =
    readTransportLine(text, line, message.end) ??
    readPrintedMessage(text, line) ??
    readStateChange(text, line) ??
    readKnownWording(text, line);
  if (known)
    return known.kind === 'note' ? [known, ...exceptionsOf(text, { start: line.end, end: message.end }, logger)] : [known];
  const notes = [
    ...withSettings(text, message, readSyncmlNotes(text, message), 'behind'),
    ...withSettings(text, message, readWindowsNotes(text, message), 'before'),
  ];
  const asked = [...notes, ...readWindowsSettings(text, message)];
  return asked.length > 0 ? asked : exceptionsOf(text, message, logger);
}

function exceptionsOf(text: string, message: Span, logger: Span | undefined): readonly LogEvent[] {
  const errors = readJavaExceptions(text, message);
  if (errors.length === 0 || !logger) return errors;
  const name = text.slice(logger.start, logger.end);
  return errors.map((error) => ({ ...error, logger: name }));
}

/** The columns of a record, and inside its message the tokens of its events, the profile's URLs and its secret. */
export function readOmadmFields(
  text: string,
  header: OmadmHeader,
  message: Span | undefined,
  logger: 'logger' | 'tag',
): readonly LogField[] {
  const fields: LogField[] = header.time ? [{ name: 'time', kind: 'time', span: header.time }] : [];
  if (header.level) fields.push({ name: 'level', kind: 'level', span: header.level });
  if (header.category) fields.push({ name: 'category', kind: 'category', span: header.category });
  if (header.logger) fields.push({ name: logger, kind: 'logger', span: header.logger });
  if (header.pid) fields.push({ name: 'pid', kind: 'process', span: header.pid });
  if (header.tid) fields.push({ name: 'tid', kind: 'thread', span: header.tid });
  if (!message || message.end <= message.start) return fields;
  const inside: LogField[] = [{ name: 'message', kind: 'text', span: message }];
  for (const token of elementValues(text, message, 'CertificateRequestToken')) {
    inside.push({ name: 'CertificateRequestToken', kind: 'secret', span: token.span });
  }
  for (const token of elementValues(text, message, 'NDESUrl')) {
    const end = urlEnd(text, token.span.start, token.span.end);
    if (end > token.span.start) inside.push({ name: 'NDESUrl', kind: 'url', span: { start: token.span.start, end } });
  }
  inside.push(...profileFields(text, message));
  inside.push(...fieldsOfEvents(readOmadmEvents(text, message)));
  return [...fields, ...inReadingOrder(inside)];
}

function firstLine(text: string, message: Span): Span {
  let end = lineEndWithin(text, message.start, message.end);
  while (end > message.start && text.charCodeAt(end - 1) <= 32) end--;
  return { start: message.start, end };
}
