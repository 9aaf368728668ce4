import type { CaseAttempt } from '../../core/case/model.ts';
import type { LogFacts } from '../../core/log/facts.ts';
import { sourceOf } from '../../core/text/file-bytes.ts';
import { isWorthSending, type TextAround, textAround } from '../../workspace/lines-around.ts';
import type { ClientFiles, Workspace } from '../../workspace/model.ts';
import { parseAddress } from '../answer/virtual-uri.ts';
import { indexOf } from '../case/identifier-at.ts';
import { MAX_QUOTE } from '../documents/enrollment-lines.ts';
import type { Session } from '../session/session.ts';

/** Lines of one log, with the offset at which each begins. */
interface Wanted {
  readonly uri: string;
  readonly facts: LogFacts;
  readonly lines: readonly { readonly line: number; readonly start: number }[];
}

/**
 * Reads the lines of closed logs that a page quotes, so that it has them: from their disk in a thread, or from the client. What cannot be read is
 * not quoted; the page says by itself what each line says.
 */
export async function readLinesFor(
  session: Session,
  uri: string,
  workspace: Workspace | undefined,
  client: ClientFiles | undefined,
): Promise<void> {
  const address = parseAddress(uri);
  const attempt = address?.kind === 'enrollment' ? indexOf(session).byKey(address.key) : undefined;
  if (!attempt) return;
  for (const wanted of wantedOf(session, attempt)) {
    const offsets = wanted.lines.map(({ start }) => start);
    const found = await readAround(session, wanted.uri, offsets, workspace, client).catch(() => []);
    for (const [i, { line }] of wanted.lines.entries()) {
      const around = found[i];
      if (around) session.quotes.put(wanted.facts.hash, line, session.logs.quoteIn(around, wanted.facts.format, MAX_QUOTE));
    }
  }
}

/** By log, each line once, those that are known left out. */
function wantedOf(session: Session, attempt: CaseAttempt): readonly Wanted[] {
  const index = indexOf(session);
  const byPath = new Map<string, Map<number, number>>();
  for (const { path, observation } of index.evidence(attempt)) {
    const known = byPath.get(path) ?? new Map<number, number>();
    byPath.set(path, known);
    known.set(observation.line, observation.span.start - observation.column);
  }
  return [...byPath].flatMap(([path, starts]) => {
    const uri = index.uriOf(path);
    const facts = index.snapshot.logs.find((log) => log.path === path);
    if (uri === undefined || !facts || session.logs.textOf(uri) !== undefined) return [];
    const lines = [...starts]
      .filter(([line]) => session.quotes.get(facts.hash, line) === undefined)
      .map(([line, start]) => ({ line, start }))
      .sort((a, b) => a.start - b.start);
    return lines.length > 0 ? [{ uri, facts, lines }] : [];
  });
}

async function readAround(
  { say, translations }: Session,
  uri: string,
  offsets: readonly number[],
  workspace: Workspace | undefined,
  client: ClientFiles | undefined,
): Promise<readonly (TextAround | undefined)[]> {
  if (uri.startsWith('file:') && workspace) {
    const watch = { signal: new AbortController().signal, translations, progress: () => undefined };
    const answer = await workspace.textAround(uri, offsets, watch);
    return 'kind' in answer ? [] : answer;
  }
  if (!client || !isWorthSending((await client.stat(uri)).size)) return [];
  return textAround(sourceOf(await client.read(uri)), offsets, say);
}
