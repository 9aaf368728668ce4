import { SymbolKind, type WorkspaceSymbolParams } from 'vscode-languageserver';
import type { CaseAttempt } from '../../../core/case/model.ts';
import { msg, type Sentence } from '../../../core/text/sentence.ts';
import { oneLine } from '../../../core/text/visible.ts';
import type { ShownPlacedSymbol } from '../../answer/answers.ts';
import type { EnrollmentIndex } from '../../case/enrollment-index.ts';
import { titleOf } from '../../case/enrollment-words.ts';
import { placeOf } from '../../case/evidence-place.ts';
import { indexOf } from '../../case/identifier-at.ts';
import { compared, type Identifier, type IdentifierKind, Identifiers } from '../../case/identifiers.ts';
import type { Session } from '../../session/session.ts';

const MOST_SYMBOLS = 200;
const MAX_NAME = 160;

/**
 * Enrollments of the case by what logs call them: transactionID, serial, thumbprint, device, address or alias that hold the letters of the query in
 * their order, as editors search. Those that hold them together come first, then those that failed. Without a query, those that failed.
 */
export function workspaceSymbols(session: Session, { query }: WorkspaceSymbolParams): ShownPlacedSymbol[] {
  const index = indexOf(session);
  const wanted = compared(query);
  const rows = wanted === '' ? withoutQuery(index) : found(index, wanted);
  return rows.slice(0, MOST_SYMBOLS).flatMap(({ attempt, identifier }) => symbol(session, index, attempt, identifier) ?? []);
}

interface Row {
  readonly attempt: CaseAttempt;
  readonly identifier?: Identifier;
}

function withoutQuery({ snapshot: { attempts } }: EnrollmentIndex): readonly Row[] {
  const failed = attempts.filter(stopped);
  return [...failed, ...attempts.filter((attempt) => !stopped(attempt))].slice(0, MOST_SYMBOLS).map((attempt) => ({ attempt }));
}

function stopped({ outcome, failedStep }: CaseAttempt): boolean {
  return outcome === 'failed' || failedStep !== undefined;
}

/** Ranks: the beginning of a value, a part of it, its letters in order. */
function found(index: EnrollmentIndex, wanted: string): readonly Row[] {
  const ranked: Identifier[][] = [[], [], []];
  for (const [value, identifier] of Identifiers.of(index.snapshot).entries()) {
    const at = value.indexOf(wanted);
    const rank = at === 0 ? 0 : at > 0 ? 1 : holdsInOrder(value, wanted) ? 2 : undefined;
    if (rank !== undefined) ranked[rank]?.push(identifier);
  }
  const rows: Row[] = [];
  for (const identifier of ranked.flat()) {
    for (const attempt of [...identifier.attempts].sort((a, b) => Number(stopped(b)) - Number(stopped(a)))) {
      if (rows.push({ attempt, identifier }) >= MOST_SYMBOLS) return rows;
    }
  }
  return rows;
}

function holdsInOrder(value: string, wanted: string): boolean {
  let at = -1;
  for (const letter of wanted) {
    at = value.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
}

const KINDS: Readonly<Record<IdentifierKind, Sentence>> = {
  transactionID: msg('transactionID'),
  nonce: msg('nonce'),
  serial: msg('serial number'),
  thumbprint: msg('thumbprint'),
  key: msg('public key'),
  alias: msg('alias'),
  profile: msg('profile'),
  device: msg('device'),
  address: msg('address'),
};

function symbol(
  session: Session,
  index: EnrollmentIndex,
  attempt: CaseAttempt,
  identifier: Identifier | undefined,
): ShownPlacedSymbol | undefined {
  const [first] = index.evidence(attempt);
  const location = first && placeOf(session, index, first, identifier?.value);
  if (!location) return undefined;
  const title = titleOf(attempt);
  const name = identifier ? msg('{0} · {1}', identifier.value, title) : title;
  return {
    name: oneLine(session.say(name), MAX_NAME),
    kind: stopped(attempt) ? SymbolKind.Event : SymbolKind.Class,
    location,
    ...(identifier ? { containerName: oneLine(session.say(KINDS[identifier.kind])) } : {}),
  };
}
