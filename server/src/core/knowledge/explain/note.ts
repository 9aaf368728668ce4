import { msg } from '../../text/message.ts';
import { touches } from '../../text/span.ts';
import type { Explanation, ExplanationRow } from '../model.ts';
import { noteInfo } from '../notes.ts';
import { linkOf } from '../references.ts';
import { flow } from '../resolutions/flow.ts';
import { codeRow, nextRow, type Place, row, shownText, stepRow } from './place.ts';

/** A known message of a client: what it means, where it stands in the flow, what comes next when all is well. */
export function explainNote(place: Place): Explanation | undefined {
  if (place.field && place.field.kind !== 'text') return undefined; // a token inside the message, with a meaning of its own
  for (const event of place.events) {
    if (event.kind !== 'note' || !touches(event.span, place.offset)) continue;
    const info = noteInfo(event.note);
    if (!info) continue;
    const rows: ExplanationRow[] = [];
    if (event.count !== undefined) rows.push(row(msg('Count'), event.count));
    else if (event.subject) rows.push(codeRow(msg('About'), shownText(place, event.subject.span)));
    rows.push(stepRow(info.step));
    if (info.next) rows.push(nextRow(info.next));
    return {
      span: event.span,
      title: info.title,
      paragraphs: [info.meaning],
      rows,
      link: linkOf(info.source) ?? flow[info.step].docUrl,
      verified: info.verified,
    };
  }
  return undefined;
}
