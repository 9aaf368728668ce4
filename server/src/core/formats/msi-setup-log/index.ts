import type { LogDocument, LogField, LogFormat, LogRecord } from '../../log/model.ts';
import { type LineKind, LineRecordList } from '../../log/record-list.ts';
import { LineIndex } from '../../text/lines.ts';
import { msg } from '../../text/message.ts';
import { lineEndWithin } from '../../text/search.ts';
import type { Span } from '../../text/span.ts';
import { inReadingOrder } from '../event-fields.ts';
import { type MsiHeader, readMsiHeader, timeOf } from './header.ts';
import { msiFieldHelp } from './help.ts';
import { type MsiMessage, readMsiMessage } from './messages.ts';
import { msiSamples } from './samples.ts';

/** `SetupMsi.log`: what Windows Installer did when the Intune connector was set up. */
export const msiSetupLog: LogFormat = {
  id: 'msi-setup-log',
  title: msg('Connector setup log'),
  specUrl: 'https://learn.microsoft.com/troubleshoot/mem/intune/certificates/connector-setup-wizard-ends-prematurely',
  fieldHelp: msiFieldHelp,
  samples: msiSamples,
  parse,
};

function parse(text: string, previous?: LogDocument): LogDocument {
  const lines = previous ? previous.lines.grown(text) : LineIndex.of(text);
  const records = LineRecordList.read(
    lines,
    (start, end) => kindOf(text, start, end),
    (index, span) => recordAt(text, index, span),
    previous?.records,
  );
  return { text, lines, format: msiSetupLog, records, problems: [] };
}

/** Custom actions write lines without a header, so each line is an entry; only indented ones go on. */
function kindOf(text: string, start: number, end: number): LineKind {
  const indented = isBlank(text.charCodeAt(start));
  for (let at = start; at < end; at++) if (!isBlank(text.charCodeAt(at))) return indented ? 'text' : 'record';
  return 'blank';
}

function isBlank(code: number): boolean {
  return code <= 32;
}

function recordAt(text: string, index: number, place: Span): LogRecord {
  const span = text.charCodeAt(place.start) === 0xfeff ? { start: place.start + 1, end: place.end } : place;
  const lineEnd = lineEndWithin(text, span.start, span.end);
  const header = readMsiHeader(text, span.start, lineEnd);
  const start = header?.messageStart ?? span.start;
  let read: MsiMessage | undefined;
  const message = (): MsiMessage => {
    read ??= readMsiMessage(text, { start, end: lineEnd });
    return read;
  };
  const time = header && timeOf(text, header);
  return {
    index,
    span,
    ...(time ? { time } : {}),
    fields: () => fieldsOf(header, { start, end: lineEnd }, message().fields),
    events: () => message().events,
  };
}

function fieldsOf(header: MsiHeader | undefined, message: Span, inner: readonly LogField[]): readonly LogField[] {
  const fields: LogField[] = [];
  if (header) {
    fields.push(
      { name: 'side', kind: 'category', span: header.side },
      { name: 'ids', kind: 'thread', span: header.ids },
      { name: 'time', kind: 'time', span: header.time },
    );
  }
  if (message.end > message.start) fields.push({ name: 'message', kind: 'text', span: message });
  return inReadingOrder([...fields, ...inner]);
}
