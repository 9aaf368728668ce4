import { type HttpApiReason, requestLimits } from '../facts/codes/http-api.ts';
import { linkOf } from '../facts/references.ts';
import { httpSysEnd, isUnseenByIis } from '../judge/http/http-sys.ts';
import { msg, verbatim } from '../text/sentence.ts';
import type { Explanation, ExplanationRow } from './model.ts';
import { causes, noteText, type Place, requestOf, row, shownText } from './place.ts';

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
  const { reason } = end;
  const link = linkOf(reason.source);
  return {
    span: field.span,
    title: verbatim(reason.name),
    paragraphs: [reason.meaning, ...causes(place, ...(reason.scep ? [noteText(reason.scep)] : []))],
    rows: [
      ...(reason.statuses.length > 0 ? [row(msg('Status'), reason.statuses.join(', '))] : []),
      ...limitRow(reason),
      row(msg('In the IIS log'), isUnseenByIis(end) ? msg('no line for this request') : msg('perhaps no line for this request')),
    ],
    ...(link ? { link } : {}),
    verified: reason.verified,
  };
}

/** The limit of http.sys that the request exceeded. */
function limitRow({ name }: HttpApiReason): readonly ExplanationRow[] {
  const limit = requestLimits.find((one) => one.name === LIMITS[name]);
  if (!limit) return [];
  return [
    row(msg('Limit'), msg('{0}, {1} bytes unless set; NDES needs {2}', limit.name, limit.byDefault, limit.forNdes ?? 65534)),
  ];
}

const LIMITS: Readonly<Record<string, string>> = { FieldLength: 'MaxFieldLength', RequestLength: 'MaxRequestBytes' };
