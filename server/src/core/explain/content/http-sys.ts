import { type HttpApiReason, requestLimits } from '../../facts/codes/http-api.ts';
import { msg, verbatim } from '../../text/sentence.ts';
import type { Content, ExplanationRow } from '../model.ts';
import { noteText, row } from '../place.ts';
import { namedContent } from './named.ts';
import { limitText } from './status.ts';

/** Why http.sys ended a request. `judged`: a finding says what it comes from. */
export function reasonContent(reason: HttpApiReason, judged = false): Content {
  const rows = [...(reason.statuses.length > 0 ? [row(msg('Status'), reason.statuses.join(', '))] : []), ...limitRow(reason)];
  const content = namedContent(verbatim(reason.name), reason, rows);
  const note = judged || !reason.scep ? [] : [noteText(reason.scep)];
  return { ...content, paragraphs: [...content.paragraphs, ...note] };
}

/** The limit of http.sys that the request exceeded. */
function limitRow({ name }: HttpApiReason): readonly ExplanationRow[] {
  const limit = requestLimits.find((one) => one.name === LIMITS[name]);
  return limit ? [row(msg('Limit'), limitText(limit))] : [];
}

const LIMITS: Readonly<Record<string, string>> = { FieldLength: 'MaxFieldLength', RequestLength: 'MaxRequestBytes' };
