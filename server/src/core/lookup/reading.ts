import { appleContent } from '../explain/content/apple-error.ts';
import { errorContent } from '../explain/content/windows-error.ts';
import type { Content } from '../explain/model.ts';
import { row } from '../explain/place.ts';
import type { AppleError } from '../facts/codes/apple.ts';
import type { Win32Description } from '../facts/codes/win32.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import type { CodeKind, CodeReading } from './model.ts';

const OF: Readonly<Record<CodeKind, Sentence>> = {
  'windows-error': msg('an error of Windows'),
  'http-status': msg('an HTTP status, with the substatus of IIS'),
  'apple-error': msg('an error of Apple systems'),
  'windows-event': msg('the id of a Windows event'),
  'scep-value': msg('a value of a SCEP message'),
  'object-identifier': msg('an object identifier'),
  name: msg('a name that logs write'),
  rule: msg('a rule of this program'),
  advice: msg('advice of this program'),
};

export function reading(
  kind: CodeKind,
  content: Content,
  more: { readonly known?: boolean; readonly of?: Sentence } = {},
): CodeReading {
  return { ...content, kind, of: more.of ?? OF[kind], known: more.known ?? true };
}

const WINDOWS: Readonly<Record<Win32Description['kind'], Sentence>> = {
  system: msg('an error of Windows'),
  hresult: msg('an HRESULT of Windows'),
  ntstatus: msg('an NTSTATUS of Windows: what a process ended with, or an exception'),
};

/** Here the meaning comes first: there is no log line beside it. */
export function windowsReading(error: Win32Description): CodeReading {
  const content = errorContent(error);
  const rows = content.rows.filter(({ value }) => value !== error.meaning);
  const paragraphs = [error.meaning, ...content.paragraphs];
  const noHresult = error.kind === 'ntstatus' && error.unsigned >= 0xc0000000 ? [NO_HRESULT] : [];
  const said = { ...content, paragraphs, rows: [...rows, ...noHresult] };
  return reading('windows-error', said, { known: error.known, of: WINDOWS[error.kind] });
}

/** MS-ERREF 2.1: an HRESULT has bit 30 clear. */
const NO_HRESULT = row(msg('As an HRESULT'), msg('none: only an NTSTATUS has both of its top bits set'));

export function appleReading({ name, value }: Pick<AppleError, 'name' | 'value'>, known = true): CodeReading {
  return reading('apple-error', appleContent(name, value), { known });
}
