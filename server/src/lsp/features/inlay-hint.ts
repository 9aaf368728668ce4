import { InlayHintKind, type InlayHintParams } from 'vscode-languageserver';
import { joined } from '../../core/text/secrets/index.ts';
import { msg, type Sentence } from '../../core/text/sentence.ts';
import type { Span } from '../../core/text/span.ts';
import { oneLine } from '../../core/text/visible.ts';
import { COMMANDS } from '../../protocol.ts';
import { addressOfPayload } from '../answer/addresses.ts';
import type { ShownHint, ShownHintLink } from '../answer/answers.ts';
import { positionAt, spanOf } from '../answer/convert.ts';
import type { OpenLog } from '../log/log-store.ts';
import { failedLines } from '../reading/reasons.ts';
import type { Session } from '../session/session.ts';
import { payloadTitle } from './code-lens.ts';

/** VS Code draws a line only up to this column. */
const DRAWN_COLUMNS = 10_000;
const MAX_HINTS = 500;
const MAX_LABEL = 80;

/** The reason at the end of each failing line in the range, and the way to a message that is too far right to be seen. */
export function inlayHints(session: Session, params: InlayHintParams): (ShownHint | ShownHintLink)[] {
  if (!session.settings.inlayHints.enabled) return [];
  const log = session.logs.get(params.textDocument.uri);
  if (!log) return [];
  const asked = spanOf(log.analysis.document.lines, params.range);
  return [...reasons(session, log, asked), ...messages(session, log, asked)].slice(0, MAX_HINTS);
}

function reasons(session: Session, log: OpenLog, asked: Span): ShownHint[] {
  const { lines } = log.analysis.document;
  const span = { start: lines.start(lines.lineAt(asked.start)), end: asked.end };
  return failedLines(session, log, span, MAX_HINTS).map(({ line, reasons: texts }) => ({
    position: positionAt(lines, lines.end(line)),
    label: oneLine(joined(texts, ' · '), MAX_LABEL),
    kind: InlayHintKind.Type,
    paddingLeft: true,
  }));
}

function messages(session: Session, log: OpenLog, asked: Span): ShownHintLink[] {
  const { document, payloads } = log.analysis;
  const hints: ShownHintLink[] = [];
  for (const payload of payloads) {
    if (payload.span.end < asked.start || payload.state === 'ellipsis') continue;
    if (payload.span.start > asked.end) break;
    const line = document.lines.lineAt(payload.span.start);
    if (document.lines.end(line) - document.lines.start(line) <= DRAWN_COLUMNS) continue;
    hints.push(messageHint(session, log, line, payloadTitle(log, payload), addressOfPayload(log, payload.span.start)));
  }
  return hints;
}

function messageHint(session: Session, log: OpenLog, line: number, title: Sentence, uri: string): ShownHintLink {
  const value = oneLine(session.say(title), MAX_LABEL);
  const command = {
    title: oneLine(session.say(msg('Open the decoded message'))),
    command: COMMANDS.openDecoded,
    arguments: [{ uri }],
  };
  return {
    position: positionAt(log.analysis.document.lines, log.analysis.document.lines.start(line)),
    label: [{ value, command }],
    paddingRight: true,
  };
}
