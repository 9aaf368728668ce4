import { systemText } from '../facts/codes/windows/system-texts.ts';
import type { WindowsEvent } from '../log/event.ts';
import type { Span } from '../text/span.ts';

/** Why something failed, as an event tells it: a code, or the words that Windows prints in its place, or words that no table holds. */
export interface EventReason {
  /** The code or the words; the event id where they stand in the log in another spelling (escapes). */
  readonly span: Span;
  /** The code, unsigned; absent for words whose code is not known. */
  readonly value?: number;
  /** The words, where the log has no code in their place. */
  readonly words?: string;
  /** False where the words are taken for a code by a translation that nobody verified. */
  readonly verified: boolean;
}

/** Messages that name a reason are short; the rest of a longer one is not searched. */
const SEARCHED = 8192;
const MAX_PHRASES = 32;

/**
 * The reasons that an event gives, those of its message before those of its values, in log order: its codes, and the sentences in brackets (`Result: (Access is denied.)`) or alone in
 * a value; a sentence whose code stands there too is left out. Names in brackets (`InstallLocation : (device)`) are no sentences. Ask it of events that are known to give a reason.
 */
export function reasonsOf(event: WindowsEvent): readonly EventReason[] {
  const known = reasons.get(event);
  if (known) return known;
  const found: EventReason[] = event.codes.map(({ span, value }) => ({ span, value, verified: true }));
  for (const { words, span } of phrasesOf(event)) {
    const message = systemText(words);
    if (message && event.codes.some(({ value }) => value === message.value)) continue;
    found.push({ span, words, verified: message?.verified ?? true, ...(message ? { value: message.value } : {}) });
  }
  const isValue = ({ span }: EventReason): number => Number(event.data.some(({ value }) => contains(value.span, span)));
  found.sort((a, b) => isValue(a) - isValue(b) || a.span.start - b.span.start);
  reasons.set(event, found);
  return found;
}

/** Several rules ask about the same event, one after the other: the answer is made once. */
const reasons = new WeakMap<WindowsEvent, readonly EventReason[]>();

/** True where the event gives one of the codes, as a number or in words. */
export function givesReason(event: WindowsEvent, ...values: readonly number[]): boolean {
  return reasonsOf(event).some(({ value }) => value !== undefined && values.includes(value));
}

function contains(outer: Span, inner: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

interface Phrase {
  readonly words: string;
  readonly span: Span;
}

function phrasesOf(event: WindowsEvent): readonly Phrase[] {
  const phrases: Phrase[] = [];
  const { text } = event;
  if (text) {
    const straight = text.value.length === text.span.end - text.span.start;
    for (const { start, end } of groupsOf(text.value.slice(0, SEARCHED))) {
      const span = straight ? { start: text.span.start + start, end: text.span.start + end } : event.span;
      phrases.push({ words: text.value.slice(start, end), span });
    }
  }
  for (const { value } of event.data) phrases.push({ words: value.value.slice(0, SEARCHED), span: value.span });
  return phrases
    .map(({ words, span }) => ({ words: words.trim().replace(/\s+/g, ' '), span }))
    .filter(({ words }) => isSentence(words))
    .slice(0, MAX_PHRASES);
}

/** More than one word, or letters beyond ASCII (Japanese has no blanks), and no code, which says more. */
function isSentence(words: string): boolean {
  return /[^\0-\x7f]|\s/.test(words) && /\p{L}{2}/u.test(words) && !/0x[0-9a-f]{3}|https?:/i.test(words);
}

/** What stands in the outermost brackets; a bracket that is never closed is none. */
function groupsOf(text: string): readonly Span[] {
  const groups: Span[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length && groups.length < MAX_PHRASES; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN && depth++ === 0) start = at + 1;
    else if (code === CLOSE && depth > 0 && --depth === 0) groups.push({ start, end: at });
  }
  return groups;
}

const OPEN = 40;
const CLOSE = 41;
