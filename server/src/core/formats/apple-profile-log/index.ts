import { PAGES } from '../../facts/pages.ts';
import type { LogDocument, LogFormat, LogRecord } from '../../log/model.ts';
import { openEnded } from '../../log/pieces.ts';
import { SpanRecordList } from '../../log/record-list.ts';
import { LineIndex } from '../../text/lines.ts';
import { msg } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import { inReadingOrder } from '../event-fields.ts';
import { elementCutter, TAG_AHEAD } from '../xml.ts';
import { appleProfileHelp } from './help.ts';
import { readProfile } from './payload.ts';
import { appleProfileSamples } from './samples.ts';

/** An Apple configuration profile (`.mobileconfig`), plain or signed: one record, whose SCEP payloads are explained and checked. */
export const appleProfileLog: LogFormat = {
  id: 'apple-profile-log',
  title: msg('Apple configuration profile'),
  specUrl: PAGES.appleScep,
  fieldHelp: appleProfileHelp,
  samples: appleProfileSamples,
  parse: (text, previous) => parse(text, previous),
  inPieces: () => openEnded((text, from) => parse(text, undefined, from), 'record', TAG_AHEAD),
};

/** A signature puts bytes before and behind the property list, which stands in it as it is. */
function parse(text: string, previous?: LogDocument, from = 0): LogDocument {
  const lines = previous ? previous.lines.grown(text) : LineIndex.of(text);
  const records = SpanRecordList.cut(
    elementCutter(text, 'plist'),
    (index, span) => recordAt(text, index, span),
    previous?.records,
    from,
  );
  return { text, lines, format: appleProfileLog, records, problems: [] };
}

function recordAt(text: string, index: number, span: Span): LogRecord {
  return {
    index,
    span,
    fields: () => inReadingOrder(readProfile(text, span).fields),
    events: () => readProfile(text, span).settings,
  };
}
