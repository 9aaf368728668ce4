import type { CodeLensParams } from 'vscode-languageserver';
import type { LogDocument } from '../../core/log/model.ts';
import { recordAt } from '../../core/log/records.ts';
import { markedBriefly } from '../../core/text/proof.ts';
import { msg, type Sentence } from '../../core/text/sentence.ts';
import { inert } from '../../core/text/visible.ts';
import { COMMANDS } from '../../protocol.ts';
import { addressOfFindings, addressOfPayload } from '../answer/addresses.ts';
import type { ShownLens } from '../answer/answers.ts';
import { positionAt } from '../answer/convert.ts';
import { members } from '../answer/json.ts';
import { countsSaid } from '../log/counts.ts';
import { conclusionOf, coverageFor } from '../log/coverage.ts';
import { firstOffset, shownGroups } from '../log/findings.ts';
import { foundIn } from '../log/found-log.ts';
import type { OpenLog } from '../log/log-store.ts';
import { looksAt } from '../log/look.ts';
import { decodePayload, payloadAt, payloadsOf } from '../message/payloads.ts';
import type { Session } from '../session/session.ts';
import { enrollmentLens, enrollmentLenses } from './enrollment/lenses.ts';

/** Every lens is a zone between two lines: a few dozen are help, thousands are a burden. */
const MAX_LENSES = 50;
const MAX_TITLE = 200;

/** One lens over the log that sums it up, one over the first line of each enrollment, and one over each line with a message; their titles come with `resolveCodeLens`. */
export function codeLenses(session: Session, params: CodeLensParams): ShownLens[] {
  if (!session.settings.codeLens.enabled) return [];
  const log = session.logs.get(params.textDocument.uri);
  if (!log) return [];
  const { document } = log.analysis;
  const lenses: ShownLens[] = [summary(session, log), ...lookLenses(session, log)];
  const lines = new Set<number>();
  for (const payload of payloadsOf(log.analysis)) {
    if (lenses.length >= MAX_LENSES) break;
    const line = document.lines.lineAt(payload.span.start);
    if (payload.state === 'ellipsis' || lines.has(line) || isSaidAgain(document, payload.span.start)) continue;
    lines.add(line);
    lenses.push({ range: wholeLine(line), data: { log: log.uri, offset: payload.span.start } });
  }
  return [...lenses, ...enrollmentLenses(session, log)];
}

/** A device writes the request that it sent once more where it tells of the answer: one lens is enough for both. */
function isSaidAgain(document: LogDocument, start: number): boolean {
  const events = recordAt(document, start)?.events() ?? [];
  return events.some((event) => event.kind === 'http' && event.phase === 'response' && event.payload?.span.start === start);
}

function wholeLine(line: number): ShownLens['range'] {
  return { start: { line, character: 0 }, end: { line, character: 0 } };
}

function summary(session: Session, log: OpenLog): ShownLens {
  const { document } = log.analysis;
  const groups = shownGroups(log.analysis, session.settings);
  const worst = groups[0];
  const entries = document.records.length;
  const line = worst ? positionAt(document.lines, firstOffset(worst)).line + 1 : 0;
  const [first] = worst?.shown ?? [];
  const found = first
    ? msg('Entries: {0}. {1} Most severe: {2} (line {3})', entries, countsSaid(groups), markedBriefly(first.short, first), line)
    : msg('Entries: {0}.', entries);
  const conclusion = conclusionOf(foundIn(log), session.settings);
  const title = inert(session.say(conclusion ? msg('{0} {1}', found, conclusion) : found), MAX_TITLE);
  const command = { title, command: COMMANDS.showAllFindings, arguments: [{ uri: addressOfFindings(log.uri) }] };
  const more = worst !== undefined || coverageFor(log.analysis, session.settings).length > 0;
  return { range: wholeLine(0), command: more ? command : { title, command: '' } };
}

/** One click looks at what was not looked at. */
function lookLenses(session: Session, log: OpenLog): ShownLens[] {
  return looksAt(session, foundIn(log)).map(({ title, command, argument }) => ({
    range: wholeLine(0),
    command: { title: inert(session.say(title), MAX_TITLE), command, arguments: [argument] },
  }));
}

/** Fills in the title of a message's lens: decoding waits until the lens is on screen. */
export function resolveCodeLens(session: Session, { range, data }: Pick<ShownLens, 'range' | 'data'>): ShownLens {
  const { log: uri, offset, enrollment } = members(data);
  if (typeof enrollment === 'string') return enrollmentLens(session, enrollment, range);
  const log = typeof uri === 'string' ? session.logs.get(uri) : undefined;
  const ref = log && typeof offset === 'number' ? payloadAt(log.analysis, offset) : undefined;
  if (!log || !ref) return { range, data, command: { title: inert(session.say(msg('SCEP message'))), command: '' } };
  const title = inert(session.say(payloadTitle(log, ref)), MAX_TITLE);
  const argument = { uri: addressOfPayload(log, ref.span.start) };
  return { range, data, command: { title, command: COMMANDS.openDecoded, arguments: [argument] } };
}

/** "SCEP message: PKCSReq, cut at byte 1531 (open decoded)". */
export function payloadTitle(log: OpenLog, ref: Parameters<typeof decodePayload>[1]): Sentence {
  const decoded = decodePayload(log.analysis, ref);
  if (!decoded) return msg('SCEP message (open decoded)');
  const { explanation, payload } = decoded;
  if (payload.cut) return msg('{0}, cut at byte {1} (open decoded)', explanation.title, payload.cut.atByte);
  return msg('{0} (open decoded)', explanation.title);
}
