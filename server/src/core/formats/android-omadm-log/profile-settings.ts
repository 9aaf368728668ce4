import type { NoteEvent } from '../../log/event.ts';
import { indexWithin } from '../../text/search.ts';
import { type Span, type Token, tokenAt } from '../../text/span.ts';

/**
 * The notes, and with each profile that arrives what it says of the server: the address of NDES and the thumbprint of the CA. The settings
 * of an Intune profile stand behind its path; the nodes of a Windows profile stand before the one that is executed last.
 * Source: Microsoft, "Troubleshoot SCEP certificate: profile deployment" (sample SyncML); Microsoft, "ClientCertificateInstall CSP".
 */
export function withSettings(
  text: string,
  message: Span,
  notes: readonly NoteEvent[],
  where: 'behind' | 'before',
): readonly NoteEvent[] {
  const arrived = notes.filter(({ note }) => note === 'profile-arrived');
  return notes.map((note) => {
    const at = arrived.indexOf(note);
    if (at < 0) return note;
    const region =
      where === 'behind'
        ? { start: note.span.end, end: arrived[at + 1]?.span.start ?? message.end }
        : { start: arrived[at - 1]?.span.end ?? message.start, end: note.span.start };
    const server = valueIn(text, region, ['NDESUrl', 'ServerURL'], /https?:\/\/[^\s<>&;,"']{1,500}/i);
    const caThumbprint = valueIn(text, region, ['CAThumbprint'], /(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])/i);
    if (!server && !caThumbprint) return note;
    return { ...note, profile: { ...(server ? { server } : {}), ...(caThumbprint ? { caThumbprint } : {}) } };
  });
}

/** A value begins within so many code units behind its name: between them stand elements, however often they were escaped. */
const REACH = 1000;

function valueIn(text: string, region: Span, names: readonly string[], value: RegExp): Token | undefined {
  for (const name of names) {
    const at = indexWithin(text, name, region.start, region.end);
    if (at < 0) continue;
    const from = at + name.length;
    const found = value.exec(text.slice(from, Math.min(region.end, from + REACH)));
    if (found) return tokenAt(text, from + found.index, from + found.index + found[0].length);
  }
  return undefined;
}
