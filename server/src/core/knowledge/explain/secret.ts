import { msg, verbatim } from '../../text/message.ts';
import { MASK } from '../../text/secret.ts';
import type { Explanation } from '../model.ts';
import { codeRow, type Place } from './place.ts';

/** A challenge or another secret: what it is for, never what it is. */
export function explainSecret(place: Place): Explanation | undefined {
  const { field, document } = place;
  if (field?.kind !== 'secret') return undefined;
  const help = document.format.fieldHelp[field.name];
  return {
    span: field.span,
    title: verbatim(field.name),
    paragraphs: [
      help?.meaning ?? msg('A secret; it is not shown.'),
      msg('Remove it before you pass this log on. A challenge works once and for a limited time.'),
    ],
    rows: [codeRow(msg('Value'), MASK)],
    verified: true,
  };
}
