import { httpSysEnd, isUnseenByIis } from '../judge/http/http-sys.ts';
import { judgeHttp } from '../judge/http/index.ts';
import { msg, verbatim } from '../text/sentence.ts';
import { reasonContent } from './content/http-sys.ts';
import type { Explanation } from './model.ts';
import { type Place, requestOf, row, shownText, withJudgement } from './place.ts';

/** The reason and the pool of an HTTPERR line: why http.sys ended the request, what that means for SCEP, and who saw it. */
export function explainHttpSys(place: Place): Explanation | undefined {
  const { field } = place;
  if (field?.name !== 's-reason' || field.kind === 'absent') return undefined;
  const event = requestOf(place);
  const end = event && httpSysEnd(event);
  const name = shownText(place, field.span);
  if (!end) {
    return {
      span: field.span,
      title: verbatim(name),
      paragraphs: [msg('A reason that no source of ours describes: unknown ({0}).', name)],
      rows: [],
      link: place.document.format.specUrl,
      verified: false,
    };
  }
  const content = reasonContent(end.reason, place.options.judged);
  const unseen = isUnseenByIis(end) ? msg('no line for this request') : msg('perhaps no line for this request');
  const { failure } = judgeHttp(event);
  const paragraphs = failure ? withJudgement(place, content.paragraphs, failure) : content.paragraphs;
  return { ...content, paragraphs, span: field.span, rows: [...content.rows, row(msg('In the IIS log'), unseen)] };
}
