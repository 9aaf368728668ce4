import { describeStatus, type StatusDescription, statusNote } from '../facts/codes/status.ts';
import { describeWin32, type Win32Description } from '../facts/codes/win32.ts';
import { linkOf } from '../facts/references.ts';
import { judgeHttp } from '../judge/http/index.ts';
import { placeOf } from '../judge/http/outcome.ts';
import type { HttpEvent } from '../log/event.ts';
import { marked } from '../text/proof.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import { limitRows, writtenBy } from './content/status.ts';
import { errorRows, errorTitle } from './content/windows-error.ts';
import type { Explanation, ExplanationRow } from './model.ts';
import { causes, noteText, type Place, requestOf, row } from './place.ts';
import { adviceRow } from './request.ts';

/** Status, substatus and Win32 status: one sentence for this operation, then each number in its spellings. */
export function explainStatus(place: Place): Explanation | undefined {
  const { field } = place;
  if (field?.kind !== 'status' && field?.kind !== 'substatus' && field?.kind !== 'win32-status') return undefined;
  const event = requestOf(place);
  if (!event?.status) return undefined;
  const described = describeStatus(event.status.value, event.substatus?.value);
  const status = event.substatus ? described : { ...described, code: String(event.status.value) };
  const error = event.win32 ? describeWin32(event.win32.value) : undefined;
  const ofError = field.kind === 'win32-status' && error;
  const link = linkOf((ofError || status).source);
  return {
    span: field.span,
    title: ofError ? errorTitle(error) : msg('HTTP {0}: {1}', status.code, status.short),
    paragraphs: [sentence(place, event, status, error), ...causes(place, ...notes(event, error))],
    rows: [
      ...causes(place, ...adviceRow(event)),
      ...statusRows(status, event),
      ...(error && error.unsigned !== 0 ? errorRows(error) : []),
    ],
    ...(link ? { link } : {}),
    verified: (ofError || status).verified,
  };
}

/** `PKIOperation was answered with 404.15 (Query string too long). …`: all three numbers, judged for this operation. */
function sentence(
  { options }: Place,
  event: HttpEvent,
  status: StatusDescription,
  error: Win32Description | undefined,
): Sentence {
  const judgement = judgeHttp(event);
  const { failure } = judgement;
  const unrelated = event.operation === 'Other' ? status.meaning : judgement.why;
  const why = failure ? marked(failure.message, failure) : unrelated;
  const what = REQUEST_NAMES[event.operation] ?? event.operation;
  const named = error && error.unsigned !== 0 ? (error.name ?? error.hex) : undefined;
  if (options.judged) {
    if (named === undefined) return msg('{0} was answered with {1} ({2}).', what, status.code, status.short);
    return msg('{0} was answered with {1} ({2}), Windows error {3}.', what, status.code, status.short, named);
  }
  if (named !== undefined) {
    return msg('{0} was answered with {1} ({2}), Windows error {3}. {4}', what, status.code, status.short, named, why);
  }
  return msg('{0} was answered with {1} ({2}). {3}', what, status.code, status.short, why);
}

const REQUEST_NAMES: Readonly<Record<string, Sentence>> = {
  BareUrl: msg('The bare SCEP URL'),
  AdminPage: msg('The administrator page'),
  OtherScep: msg('A SCEP URL with an unknown operation'),
  Other: msg('This request'),
};

/** What the tables add where the sentence has no cause of its own: what a Windows error and the status mean in an enrollment. */
function notes(event: HttpEvent, error: Win32Description | undefined): readonly Sentence[] {
  const where = placeOf(event.operation);
  if (!where || !event.status) return [];
  const { failure } = judgeHttp(event);
  if (!failure) return [];
  const note = statusNote(event.status.value, event.substatus?.value, where);
  if (!failure.general) return [];
  const ofError = error && error.unsigned !== 0 && error.scep ? [noteText(error.scep)] : [];
  return note ? [...ofError, noteText(note)] : ofError;
}

function statusRows(status: StatusDescription, event: HttpEvent): readonly ExplanationRow[] {
  // What stands in the log of IIS was not written before IIS.
  const written = event.side === 'device' ? writtenBy(status) : [];
  return [row(msg('Status'), status.meaning), ...written, ...limitRows(status.code)];
}
