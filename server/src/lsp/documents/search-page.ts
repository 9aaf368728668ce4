import type { EvtxHit, EvtxHits } from '../../core/evtx/index.ts';
import { joined, masked, own, together } from '../../core/text/secrets/index.ts';
import { type Localize, msg, type Sentence } from '../../core/text/sentence.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';
import type { LinkedText } from '../../protocol.ts';
import { fileNameOf } from '../answer/virtual-uri.ts';
import { HEADER_LINES, type PartedLog } from '../log/parted-log.ts';

/** The events that a search found, each with a link to its line. */
export function searchPage(say: Localize, log: PartedLog, words: string, { hits, more }: EvtxHits): LinkedText {
  const lines: Line[] = [];
  const links: LinkedText['links'][number][] = [];
  const tell = (message: Sentence): void => {
    lines.push(oneLine(say(message)));
  };
  tell(msg('Events of {0} that hold "{1}": {2}', fileNameOf(log.uri), words, hits.length));
  if (more) tell(msg('There may be more: the search ends after {0} events. Search for longer words.', hits.length));
  for (const hit of hits) {
    const part = log.parts[hit.part];
    if (!part) continue;
    const line = hit.line + HEADER_LINES + 1;
    const place = oneLine(say(msg('Part {0}, line {1}', part.number, line)));
    lines.push(own(''));
    links.push({ line: lines.length, start: 0, end: place.length, target: `${part.uri}#L${line},${hit.character + 1}` });
    lines.push(joined([place, ...titleOf(hit)], '  '), together`  ${oneLine(hit.text)}`);
  }
  return { text: together`${joined(lines, '\n')}\n`, links };
}

/** Time, provider and id, as far as the event has them. */
function titleOf({ time, provider, eventId }: EvtxHit): readonly Line[] {
  return [time, provider, eventId].flatMap((field) => (field === undefined ? [] : oneLine(masked(field))));
}
