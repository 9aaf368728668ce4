import type { FindingGroup } from '../log/finding.ts';
import type { LogDocument } from '../log/model.ts';
import { LOOK_BEHIND } from '../log/pieces.ts';
import { recordAt, recordsIn } from '../log/records.ts';
import { detached } from '../text/detach.ts';
import { masked, maskedPart, type Said, secretsIn } from '../text/secrets/index.ts';
import { apart, type Span } from '../text/span.ts';

/** So much of what a finding marks is kept, in code units. */
const EXCERPT = 200;
/** So much text of the record before the place is searched for the names of secrets in it, and so much behind it. */
const BEFORE = 32_768;
const BEHIND = 1024;

/**
 * The text at a place of a document as it may be shown, cut after `EXCERPT` code units. Secrets are looked for in its record and in the line
 * above, so that a part of a log, and the whole of it, give the same.
 */
export function excerptOf(document: LogDocument, { start, end }: Span): Said {
  const { lines, text } = document;
  const place = { start, end: Math.min(end, start + EXCERPT) };
  const record = recordAt(document, start)?.span ?? lines.span(lines.lineAt(start));
  const above = Math.max(lines.start(lines.lineAt(record.start) - 1), record.start - LOOK_BEHIND);
  const within = { start: Math.max(above, start - BEFORE), end: Math.max(place.end, Math.min(record.end, place.end + BEHIND)) };
  const written = secretsIn(text.slice(within.start, within.end)).map((secret) => ({
    start: secret.start + within.start,
    end: secret.end + within.start,
  }));
  const known: Span[] = [];
  for (const { fields } of recordsIn(document, place)) {
    for (const { kind, span } of fields()) if (kind === 'secret') known.push(span);
  }
  return detached(maskedPart(text, place, apart([...written, ...known])));
}

/** What the first finding of each group marks, the longest of those that begin in one place. */
export function markedFirst(groups: readonly FindingGroup[]): readonly Span[] {
  const marked = new Map<number, Span>();
  for (const { shown } of groups) {
    const span = shown[0]?.span;
    if (span && span.end > (marked.get(span.start)?.end ?? -1)) marked.set(span.start, span);
  }
  return [...marked.values()];
}

/** Excerpts are kept for so many places that may become the first of a group. */
const MOST = 20_000;

/** Excerpts of a text that goes by: taken while it is there, of all places that a finding may come to mark first. */
export class Excerpts {
  readonly #taken = new Map<string, Said>();

  /** `base` is where the document begins in the whole; places outside `[from, end)` of it are passed over. */
  take(
    document: LogDocument,
    base: number,
    { from, end }: { readonly from: number; readonly end: number },
    places: Iterable<Span>,
  ): void {
    for (const place of places) {
      const start = place.start - base;
      const key = keyOf(place);
      if (start < from || start >= end || this.#taken.size >= MOST || this.#taken.has(key)) continue;
      this.#taken.set(key, excerptOf(document, { start, end: place.end - base }));
    }
  }

  /**
   * Those of the given places, by their start; `lacking` are places whose text was gone when somebody came to mark them. `kept` gives
   * text that others keep, from an offset on.
   */
  of(
    places: readonly Span[],
    kept: (offset: number) => string | undefined = () => undefined,
  ): { readonly excerpts: Map<number, Said>; readonly lacking: readonly Span[] } {
    const excerpts = new Map<number, Said>();
    const lacking: Span[] = [];
    for (const place of places) {
      const { start, end } = place;
      const text = kept(start)?.slice(0, Math.min(end - start, EXCERPT));
      const taken = this.#taken.get(keyOf(place)) ?? (text === undefined ? undefined : masked(text));
      if (taken === undefined) lacking.push(place);
      else excerpts.set(start, taken);
    }
    return { excerpts, lacking };
  }
}

function keyOf({ start, end }: Span): string {
  return `${start}:${end}`;
}
