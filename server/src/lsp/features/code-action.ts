import { CodeActionKind, type CodeActionParams, type Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../../core/knowledge/model.ts';
import { resolutions } from '../../core/knowledge/resolutions/index.ts';
import { type Message, msg } from '../../core/text/message.ts';
import { own } from '../../core/text/secrets/index.ts';
import { type Line, oneLine, visible } from '../../core/text/visible.ts';
import {
  COMMANDS,
  type CopyTextArgument,
  type HideRuleArgument,
  type OpenArticleArgument,
  type OpenDocumentArgument,
} from '../../protocol.ts';
import type { ShownAction, ShownCommand } from '../answers.ts';
import { addressOfFindings, addressOfResolution } from '../documents/addresses.ts';
import { ticketNote } from '../documents/ticket.ts';
import { findFinding } from '../findings.ts';
import { foundIn } from '../found-log.ts';
import type { OpenLog } from '../log-store.ts';
import { looksAt } from '../look.ts';
import type { Session } from '../session.ts';
import { members } from '../settings.ts';
import { MORE_FINDINGS, NOT_LOOKED_AT } from './diagnostics.ts';

const MAX_DIAGNOSTICS = 20;

/** What can be done about the diagnostics under the cursor. Reads their code and data, never their message. */
export function codeActions(session: Session, params: CodeActionParams): ShownAction[] {
  const only = params.context.only;
  if (only && !only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix)) return [];
  const log = session.logs.get(params.textDocument.uri);
  if (!log) return [];
  return params.context.diagnostics.slice(0, MAX_DIAGNOSTICS).flatMap((diagnostic) => actionsFor(session, log, diagnostic));
}

function actionsFor(session: Session, log: OpenLog, diagnostic: Diagnostic): ShownAction[] {
  if (diagnostic.code === MORE_FINDINGS) {
    return canOpenDocuments(session) ? [showAll(session, log, diagnostic)] : [];
  }
  if (diagnostic.code === NOT_LOOKED_AT) return lookActions(session, log, diagnostic);
  const { kind, rule, offset } = members(diagnostic.data);
  if (kind !== 'finding' || typeof rule !== 'string' || typeof offset !== 'number') return [];
  const finding = findFinding(log.analysis, rule, offset);
  return finding ? actionsForFinding(session, log, finding, diagnostic) : [];
}

function actionsForFinding(session: Session, log: OpenLog, finding: Finding, diagnostic: Diagnostic): ShownAction[] {
  const { say, client } = session;
  const action = (title: Message, command: string, argument: CommandArgument): ShownAction => ({
    title: oneLine(say(title)),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    command: commandOf(oneLine(say(title)), command, argument),
  });
  const advice: OpenDocumentArgument = { uri: addressOfResolution(log, finding) };
  const actions = [
    { ...action(msg('Show the resolution: {0}', finding.short), COMMANDS.showResolution, advice), isPreferred: true },
  ];
  if (finding.docUrl.startsWith('https://')) {
    actions.push({ ...action(msg('Open the documentation'), COMMANDS.openArticle, { url: finding.docUrl }), isPreferred: false });
  }
  if (!client.commands) return actions;
  const copies = [
    action(msg('Copy as a ticket note'), COMMANDS.copyText, {
      text: ticketNote(log, finding, say),
      what: oneLine(say(msg('ticket note'))),
    }),
    ...checkCommands(finding).map((text) =>
      action(msg('Copy the check: {0}', text.length > 60 ? `${text.slice(0, 59)}…` : text), COMMANDS.copyText, {
        text: visible(own(text)),
        what: oneLine(say(msg('check command'))),
      }),
    ),
  ];
  const hide = action(msg('Hide findings of the rule "{0}"', finding.id), COMMANDS.hideRule, { rule: finding.id });
  return [...actions, ...copies, hide];
}

type CommandArgument = OpenDocumentArgument | OpenArticleArgument | CopyTextArgument | HideRuleArgument;

const MAX_CHECKS = 3;

/** The commands of the resolutions that only read, the likeliest first. */
function checkCommands(finding: Finding): readonly string[] {
  const commands = finding.resolutions.flatMap((id) => resolutions.get(id)?.commands ?? []);
  return commands
    .filter((command) => command.effect === 'check')
    .slice(0, MAX_CHECKS)
    .map((command) => command.text);
}

function showAll(session: Session, log: OpenLog, diagnostic: Diagnostic): ShownAction {
  const title = oneLine(session.say(msg('Show all findings of this log')));
  const command = commandOf(title, COMMANDS.showAllFindings, { uri: addressOfFindings(log.uri) });
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command };
}

/** What can be done about what was not looked at. */
function lookActions(session: Session, log: OpenLog, diagnostic: Diagnostic): ShownAction[] {
  const looks = looksAt(session, foundIn(log)).map(({ title, command, argument }): ShownAction => {
    const said = oneLine(session.say(title));
    return {
      title: said,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      command: { title: said, command, arguments: [argument] },
    };
  });
  return canOpenDocuments(session) ? [...looks, showAll(session, log, diagnostic)] : looks;
}

function canOpenDocuments(session: Session): boolean {
  return session.client.commands || session.client.documents;
}

function commandOf(title: Line, command: string, argument: CommandArgument): ShownCommand {
  return { title, command, arguments: [argument] };
}
