import type { NamedCode } from '../../facts/codes/model.ts';
import { linkOf } from '../../facts/references.ts';
import { provenOf } from '../../text/proof.ts';
import type { Sentence } from '../../text/sentence.ts';
import type { Content, ExplanationRow } from '../model.ts';

/** A name of a table with its meaning. `judged`: a finding says what it comes from. */
export function namedContent(
  title: Sentence,
  known: Pick<NamedCode, 'meaning' | 'source' | 'verified' | 'basis'>,
  rows: readonly ExplanationRow[] = [],
  judged = false,
): Content {
  const link = linkOf(known.source);
  return { title, paragraphs: judged ? [] : [known.meaning], rows, ...(link ? { link } : {}), ...provenOf(known) };
}
