import { appleError, scepErrorKeys } from '../facts/codes/apple.ts';
import { javaException } from '../facts/codes/jscep.ts';
import { describeWin32 } from '../facts/codes/win32.ts';
import { judgeError } from '../judge/error/index.ts';
import type { ErrorEvent } from '../log/event.ts';
import { marked } from '../text/proof.ts';
import { msg, type Sentence, verbatim } from '../text/sentence.ts';
import { touches } from '../text/span.ts';
import { appleContent, linkTo } from './content/apple-error.ts';
import { errorRows, errorTitle } from './content/windows-error.ts';
import type { Content, Explanation, ExplanationRow } from './model.ts';
import { causes, codeRow, noteText, type Place, row, shownText, stepRow, withJudgement } from './place.ts';

/** Java exceptions, NSErrors and SCEP_ERROR keys. */
export function explainError(place: Place): Explanation | undefined {
  for (const event of place.events) {
    if (event.kind !== 'error') continue;
    const chain = [event, ...event.causes];
    const index = chain.findIndex((error) => marks(error, place.offset));
    const error = chain[index];
    if (!error) continue;
    const content = EXPLAIN[error.notation](place, error, chain.slice(index + 1));
    const judged = judgeError(event, place.document.format.id);
    const here = judged !== undefined && touches(judged.span, place.offset);
    // What the tables advise in general gives way to what the error means here.
    const meanings = error.notation === 'windows-error' ? [] : content.paragraphs.slice(0, 1);
    return {
      ...content,
      ...(here ? { paragraphs: withJudgement(place, meanings, judged) } : {}),
      span: spanOf(error, place.offset),
    };
  }
  return undefined;
}

function marks(error: ErrorEvent, offset: number): boolean {
  return (
    touches(error.name.span, offset) ||
    (error.code !== undefined && touches(error.code.span, offset)) ||
    touches(error.span, offset)
  );
}

function spanOf(error: ErrorEvent, offset: number): Explanation['span'] {
  if (error.code && touches(error.code.span, offset)) return error.code.span;
  return touches(error.name.span, offset) ? error.name.span : error.span;
}

const EXPLAIN: Readonly<
  Record<ErrorEvent['notation'], (place: Place, error: ErrorEvent, inner: readonly ErrorEvent[]) => Content>
> = {
  'java-exception': ofJava,
  'ns-error': ofNsError,
  'scep-error-key': ofKey,
  'dotnet-exception': ofDotNet,
  'windows-error': ofWindows,
};

function ofJava(place: Place, error: ErrorEvent, inner: readonly ErrorEvent[]): Content {
  const known = javaException(error.name.value, error.text?.value ?? '');
  const title = verbatim(error.name.value.slice(error.name.value.lastIndexOf('.') + 1));
  if (!known) {
    return {
      title,
      paragraphs: [
        inner.length > 0 ? READ_ROOT_CAUSE : msg('A Java error that no source of ours describes. Its text says what happened.'),
      ],
      rows: [...textRows(place, error), ...rootCause(place, inner)],
      verified: true,
    };
  }
  const step = known.steps[0];
  return {
    title,
    paragraphs: causes(place, known.meaning, marked(known.advice, { verified: false })),
    rows: [...textRows(place, error), ...rootCause(place, inner), ...(step ? [stepRow(step)] : [])],
    ...linkTo(known.resolution),
    verified: known.verified,
  };
}

const READ_ROOT_CAUSE: Sentence = msg('This error only passes on another one: read the last "Caused by".');

function ofNsError(place: Place, error: ErrorEvent, inner: readonly ErrorEvent[]): Content {
  const content = appleContent(error.name.value, error.code?.value, place.options.judged);
  return { ...content, rows: [...content.rows, ...textRows(place, error), ...rootCause(place, inner)] };
}

function ofKey(place: Place, error: ErrorEvent, _inner: readonly ErrorEvent[]): Content {
  const key = error.name.value;
  const known = scepErrorKeys.get(key.toLowerCase());
  const code = known?.code;
  return {
    title: verbatim(key),
    paragraphs: [
      ...(known
        ? causes(place, known.meaning)
        : [msg('The key of an error text that no source of ours describes: unknown ({0}).', key)]),
      msg('The key does not depend on the language of the device.'),
    ],
    rows: [...(code === undefined ? [] : [codeRow(msg('Same as'), `MCSCEPErrorDomain ${code}`)]), ...textRows(place, error)],
    ...linkTo(code === undefined ? undefined : appleError('MCSCEPErrorDomain', code)?.resolution),
    verified: known?.verified ?? false,
  };
}

/** No table holds .NET exceptions: the text is what counts, and with a chain the innermost one. */
function ofDotNet(place: Place, error: ErrorEvent, inner: readonly ErrorEvent[]): Content {
  return {
    title: verbatim(error.name.value.slice(error.name.value.lastIndexOf('.') + 1)),
    paragraphs: [
      inner.length > 0
        ? msg('A .NET exception that wraps another one: the innermost one is the cause.')
        : msg('A .NET exception. Its text, and the method in the first stack frame, say what failed.'),
    ],
    rows: [codeRow(msg('Name'), error.name.value), ...textRows(place, error), ...rootCause(place, inner)],
    verified: true,
  };
}

/** The code of a function or a call, as Windows counts its errors. */
function ofWindows(place: Place, error: ErrorEvent, _inner: readonly ErrorEvent[]): Content {
  const described = error.code ? describeWin32(error.code.value) : undefined;
  return {
    title: described ? errorTitle(described) : verbatim(error.name.value),
    paragraphs: described?.scep ? causes(place, noteText(described.scep)) : [],
    rows: [
      row(msg('Reported by'), shownText(place, error.name.span)),
      ...(described ? errorRows(described) : []),
      ...textRows(place, error),
    ],
    verified: described?.verified ?? true,
  };
}

function textRows(place: Place, error: ErrorEvent): readonly ExplanationRow[] {
  const rows: ExplanationRow[] = [];
  if (error.englishText) rows.push(row(msg('English text'), shownText(place, error.englishText.span)));
  if (error.text && error.text.value !== error.englishText?.value) rows.push(row(msg('Text'), shownText(place, error.text.span)));
  return rows;
}

/** The innermost error: the one that counts. */
function rootCause(place: Place, inner: readonly ErrorEvent[]): readonly ExplanationRow[] {
  const root = inner.at(-1);
  if (!root) return [];
  const name = root.code ? `${root.name.value} ${root.code.value}` : root.name.value;
  const known = root.code
    ? appleError(root.name.value, root.code.value)?.meaning
    : javaException(root.name.value, root.text?.value ?? '')?.meaning;
  return [codeRow(msg('Root cause'), name), ...(known ? causes(place, row(msg('Root cause means'), known)) : [])];
}
