import { flow } from '../facts/flow.ts';
import { noteInfo } from '../facts/notes/index.ts';
import { linkOf } from '../facts/references.ts';
import { judgeNote } from '../judge/error/index.ts';
import { msg } from '../text/sentence.ts';
import { touches } from '../text/span.ts';
import type { Explanation, ExplanationRow } from './model.ts';
import { causes, codeRow, nextRow, type Place, row, shownText, stepRow, withJudgement } from './place.ts';
import { profileRows } from './scep-profile.ts';

/** A known message of a client: what it means, where it stands in the flow, what comes next when all is well. */
export function explainNote(place: Place): Explanation | undefined {
  for (const event of place.events) {
    if (event.kind !== 'note' || !touches(event.span, place.offset)) continue;
    const asked = event.note === 'profile-arrived' ? profileRows(place, event) : [];
    // A token inside the message has a meaning of its own; the name of a profile stands for all that the profile asks for.
    if (place.field && place.field.kind !== 'text' && asked.length === 0) return undefined;
    const info = noteInfo(event.note);
    if (!info) continue;
    const rows: ExplanationRow[] = [];
    if (event.count !== undefined) rows.push(row(msg('Count'), event.count));
    else if (event.subject) rows.push(codeRow(msg('About'), shownText(place, event.subject.span)));
    rows.push(...asked, stepRow(info.step));
    if (info.next) rows.push(nextRow(info.next));
    const judged = judgeNote(event);
    const meanings = causes(place, info.meaning);
    return {
      span: event.span,
      title: info.title,
      paragraphs: judged ? withJudgement(place, meanings, judged) : meanings,
      rows,
      link: linkOf(info.source) ?? flow[info.step].docUrl,
      verified: info.verified,
    };
  }
  return undefined;
}
