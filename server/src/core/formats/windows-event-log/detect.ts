import type { DetectInput, Detector } from '../../log/detect.ts';
import type { Detection } from '../../log/model.ts';
import { lineEndWithin, nextLineStart } from '../../text/search.ts';
import { msg } from '../../text/sentence.ts';
import { layoutOf } from './layout.ts';
import { textLineKinds } from './text-layout.ts';

/** Recognises exported Windows events by their form; whose events they are does not matter. */
export const windowsEventDetector: Detector = { id: 'windows-event-log', notations: ['table'], detect };

const NAMESPACE = 'schemas.microsoft.com/win/2004/08/events/event';
const LINES = 500;

function detect({ head }: DetectInput): Detection | undefined {
  const layout = layoutOf(head);
  if (layout.kind === 'xml') {
    if (!/<Event[\s>]/.test(head) || !/<(?:System|EventID)[\s>]/.test(head)) return undefined;
    const named = head.includes(NAMESPACE);
    if (!named && !/<Provider\s{1,8}Name\s{0,8}=/.test(head)) return undefined; // other programs have events and systems, too
    return {
      quality: named ? 'certain' : 'likely',
      reason: msg('Windows events as XML: an Event element with a System part'),
    };
  }
  if (layout.kind === 'csv') {
    if (!layout.sure) return undefined;
    return { quality: 'likely', reason: msg('a list of Windows events: columns for level, time, source and event id') };
  }
  return hasTextEvent(head)
    ? { quality: 'certain', reason: msg('a Windows event as Event Viewer copies it: lines such as "Event ID:"') }
    : undefined;
}

function hasTextEvent(head: string): boolean {
  const kindOf = textLineKinds(head);
  let at = 0;
  for (let i = 0; i < LINES && at < head.length; i++) {
    const end = lineEndWithin(head, at, Math.min(head.length, at + 4000));
    if (kindOf(at, end) === 'record') return true;
    at = Math.max(at + 1, nextLineStart(head, end));
  }
  return false;
}
