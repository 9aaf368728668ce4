import { secretsOf } from '../log/secrets.ts';
import { MASK } from '../text/secret.ts';
import { msg, verbatim } from '../text/sentence.ts';
import { type Span, touches } from '../text/span.ts';
import type { Explanation } from './model.ts';
import { codeRow, type Place } from './place.ts';

/** A challenge or another secret, known by its field or by how it stands in the text: what it is for, never what it is. */
export function explainSecret(place: Place): Explanation | undefined {
  const { field, document, offset } = place;
  const known = field?.kind === 'secret' ? field : undefined;
  const span = known?.span ?? secretAt(place, offset);
  if (!span) return undefined;
  const help = known && document.format.fieldHelp[known.name];
  return {
    span,
    title: known ? verbatim(known.name) : msg('secret'),
    paragraphs: [
      help?.meaning ?? msg('A secret; it is not shown.'),
      msg('Remove it before you pass this log on. A challenge works once and for a limited time.'),
    ],
    rows: [codeRow(msg('Value'), MASK)],
    verified: true,
  };
}

/** A cursor at the end of a value means what stands behind it. */
function secretAt({ document }: Place, offset: number): Span | undefined {
  return secretsOf(document, { start: offset, end: offset + 1 }).find((span) => touches(span, offset) && span.end > offset);
}
