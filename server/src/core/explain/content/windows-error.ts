import type { Win32Description, WindowsKind } from '../../facts/codes/win32.ts';
import { linkOf } from '../../facts/references.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { Content, ExplanationRow } from '../model.ts';
import { codeRow, noteText, row } from '../place.ts';

/** A Windows error code: its name, what it means, all its spellings. `judged`: a finding says what it comes from. */
export function errorContent(error: Win32Description, judged = false): Content {
  const link = linkOf(error.source);
  return {
    title: errorTitle(error),
    paragraphs: error.scep && !judged ? [noteText(error.scep)] : [],
    rows: errorRows(error),
    ...(link ? { link } : {}),
    verified: error.verified,
  };
}

const KINDS: Readonly<
  Record<WindowsKind, { readonly label: Sentence; title(name: string): Sentence; unknown(hex: string): Sentence }>
> = {
  system: windowsError(),
  hresult: windowsError(),
  ntstatus: {
    label: msg('NTSTATUS'),
    title: (name) => msg('NTSTATUS {0}', name),
    unknown: (hex) => msg('NTSTATUS: unknown ({0})', hex),
  },
};

function windowsError(): (typeof KINDS)[WindowsKind] {
  return {
    label: msg('Windows error'),
    title: (name) => msg('Windows error {0}', name),
    unknown: (hex) => msg('Windows error: unknown ({0})', hex),
  };
}

export function errorTitle(error: Win32Description): Sentence {
  if (error.unsigned === 0) return msg('No Windows error');
  const { title, unknown } = KINDS[error.kind];
  return error.name ? title(error.name) : unknown(error.hex);
}

/** Names and spellings of a Windows error. */
export function errorRows(error: Win32Description): readonly ExplanationRow[] {
  const { label } = KINDS[error.kind];
  return [
    error.name ? codeRow(label, error.name) : row(label, msg('unknown ({0})', error.unsigned)),
    row(msg('Meaning'), error.meaning),
    ...error.also.map(({ name, meaning }) => row(msg('Also'), msg('{0}: {1}', name, meaning))),
    codeRow(msg('Hexadecimal'), error.hex),
    codeRow(msg('Decimal'), error.unsigned),
    ...(error.signed === undefined ? [] : [codeRow(msg('Signed'), error.signed)]),
  ];
}
