import { joined, own, type Said, together } from '../../text/secrets/index.ts';
import type { Localize } from '../../text/sentence.ts';
import { msg } from '../../text/sentence.ts';
import { type Line, oneLine, type Shown, shorten, visible } from '../../text/visible.ts';
import type { Picture, PictureRow } from './rows.ts';

/** Longer texts make a diagram that nobody can read. */
const LONGEST = 120;

/** The picture as text for Mermaid (`sequenceDiagram`), as tickets and wikis draw it. Texts are escaped: none can be a line, a comment or a keyword. */
export function mermaidText({ title, lanes, rows }: Picture, localize: Localize): Shown {
  const all = lanes.map(({ id }) => id);
  const [first = 'device'] = all;
  const last = all.at(-1) ?? first;
  const wide = first === last ? first : `${first},${last}`;
  const lines: Said[] = [own('sequenceDiagram'), together`${own('  %% ')}${escaped(title)}`];
  for (const { id, name } of lanes) lines.push(together`${own(`  participant ${id} as `)}${escaped(name)}`);
  let open = false;
  for (const row of rows) {
    if (open && !row.inBlock) {
      lines.push(own('  end'));
      open = false;
    }
    if (row.kind === 'repeat') {
      lines.push(together`${own('  loop ')}${escaped(row.label)}`);
      open = true;
    } else lines.push(together`${own(`  ${beginOf(row, wide)}: `)}${wordsOf(row, localize)}`);
  }
  if (open) lines.push(own('  end'));
  return visible(together`${joined(lines, '\n')}${own('\n')}`);
}

function beginOf({ from, to, kind, outcome, lost }: PictureRow, wide: string): string {
  if (from === undefined || to === undefined) return `Note over ${wide}`;
  if (from === to) return `Note over ${from}`;
  if (lost || outcome === 'failed') return `${from}-x${to}`;
  return `${from}${kind === 'step' ? '-->>' : '->>'}${to}`;
}

function wordsOf({ step, written, label, result, lasted, stop }: PictureRow, localize: Localize): Said {
  const stopped = stop ? oneLine(localize(msg('stopped here'))) : undefined;
  const parts = [label, result, lasted, written, stopped].flatMap((part) => (part === undefined ? [] : [escaped(part)]));
  const words = joined(parts, ', ');
  return step === undefined ? words : together`${own(`${step} `)}${words}`;
}

/** Everything but letters, digits, blanks and a few signs becomes an entity of Mermaid's own. */
function escaped(text: Line): Said {
  const entities = shorten(text, LONGEST).replace(/[^\p{L}\p{N} .,:()/+=_-]/gu, (sign) => `#${sign.codePointAt(0) ?? 0};`);
  return own(entities);
}
