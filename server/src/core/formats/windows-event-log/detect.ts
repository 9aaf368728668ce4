import { eventOfLine, eventOfMessage } from '../../facts/codes/windows-events/sentences.ts';
import type { DetectInput, Detector } from '../../log/detect.ts';
import type { Detection } from '../../log/model.ts';
import { lineEndWithin, nextLineStart } from '../../text/search.ts';
import { msg } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import { jsonEventCutter, saidInJson } from './json-layout.ts';
import { layoutOf } from './layout.ts';
import { objectsCutter, saidInObject } from './objects-layout.ts';
import type { PlainParts } from './plain-parts.ts';
import { isEnrollmentProvider } from './providers.ts';
import { textLineKinds } from './text-layout.ts';

/** Recognises exported Windows events by their form; whose events they are does not matter. */
export const windowsEventDetector: Detector = { id: 'windows-event-log', notations: ['table', 'json'], detect };

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
  if (layout.kind === 'json')
    return isOfEnrollment(jsonEventCutter(head), (span) => saidInJson(head, span)) ? AS_JSON : undefined;
  if (layout.kind === 'clixml' || layout.kind === 'objects') {
    return isOfEnrollment(objectsCutter(head, layout.kind), (span) => saidInObject(head, span)) ? AS_OBJECTS : undefined;
  }
  if (layout.kind === 'table') return { quality: 'certain', reason: msg('a table of Windows events as PowerShell prints it') };
  if (layout.kind === 'details') return { quality: 'certain', reason: msg('a Windows event as Event Viewer shows its details') };
  if (layout.kind === 'csv') {
    if (!layout.sure) return undefined;
    return { quality: 'likely', reason: msg('a list of Windows events: columns for level, time, source and event id') };
  }
  return textEvent(head);
}

const AS_JSON: Detection = { quality: 'certain', reason: msg('Windows events of an enrollment as JSON') };
const AS_OBJECTS: Detection = { quality: 'certain', reason: msg('Windows events of an enrollment as objects of PowerShell') };
/** Events that are asked whose they are. */
const ASKED = 500;

/** JSON and objects hold many things: of events, only those count that an enrollment may leave. */
function isOfEnrollment(next: (from: number) => Span | undefined, said: (span: Span) => PlainParts['said']): boolean {
  let from = 0;
  for (let i = 0; i < ASKED; i++) {
    const span = next(from);
    if (!span) return false;
    const { provider, message } = said(span);
    if (isEnrollmentProvider(provider) || eventOfMessage(message)) return true;
    from = span.end;
  }
  return false;
}

function textEvent(head: string): Detection | undefined {
  const kindOf = textLineKinds(head);
  let at = 0;
  for (let i = 0; i < LINES && at < head.length; i++) {
    const end = lineEndWithin(head, at, Math.min(head.length, at + 4000));
    if (kindOf(at, end) === 'record') return reasonOf(head.slice(at, end));
    at = Math.max(at + 1, nextLineStart(head, end));
  }
  return undefined;
}

function reasonOf(line: string): Detection {
  const told = eventOfLine(line);
  return told
    ? { quality: 'likely', reason: msg('a sentence that only the events of {0} have', told.name) }
    : { quality: 'certain', reason: msg('a Windows event as Event Viewer copies it: lines such as "Event ID:"') };
}
