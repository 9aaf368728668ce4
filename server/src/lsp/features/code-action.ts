import { CodeActionKind, type CodeActionParams, type Range } from 'vscode-languageserver';
import { resolutions } from '../../core/advice/index.ts';
import type { Finding } from '../../core/log/finding.ts';
import { own } from '../../core/text/secrets/index.ts';
import { msg, type Sentence } from '../../core/text/sentence.ts';
import { type Line, oneLine, visible } from '../../core/text/visible.ts';
import {
  COMMANDS,
  type CopyTextArgument,
  type HideRuleArgument,
  type OpenArticleArgument,
  type OpenDocumentArgument,
} from '../../protocol.ts';
import { addressOfFindings, addressOfResolution } from '../answer/addresses.ts';
import type { ShownAction, ShownCommand } from '../answer/answers.ts';
import { spanOf } from '../answer/convert.ts';
import { members } from '../answer/json.ts';
import { ticketNote } from '../documents/ticket.ts';
import { findFinding } from '../log/findings.ts';
import { findingsIn, type PlacedFinding } from '../log/findings-in.ts';
import { foundIn } from '../log/found-log.ts';
import type { OpenLog } from '../log/log-store.ts';
import { looksAt } from '../log/look.ts';
import type { Session } from '../session/session.ts';
import { MORE_FINDINGS, NOT_LOOKED_AT } from './diagnostics.ts';

/** As the client sends it. */
type Diagnostic = CodeActionParams['context']['diagnostics'][number];

/** So many findings are answered for; each has some actions. */
const MAX_FINDINGS = 20;

/**
 * What can be done about the findings in a range, whether or not the client sends their diagnostics, and about those diagnostics of
 * ours that it sends. Reads their code and data, never their message.
 */
export function codeActions(session: Session, params: CodeActionParams): ShownAction[] {
  const { only, diagnostics } = members(params.context);
  if (Array.isArray(only) && !only.some((kind) => kind === '' || kind === CodeActionKind.QuickFix)) return [];
  const log = session.logs.get(params.textDocument.uri);
  if (!log) return [];
  const sent = Array.isArray(diagnostics) ? diagnostics.filter(isDiagnostic) : [];
  const places = placesFor(session, log, sent, params.range);
  const titles = distinctTitles(session, log, places);
  const actions = places.flatMap((place, index) => actionsForFinding(session, log, place, titles[index]));
  return withoutTwins([...actions, ...sent.flatMap((diagnostic) => actionsForLog(session, log, diagnostic))]);
}

function isDiagnostic(value: unknown): value is Diagnostic {
  return typeof value === 'object' && value !== null;
}

interface Place extends PlacedFinding {
  readonly diagnostic?: Diagnostic;
}

/** The findings of the diagnostics, then the other ones of the range. */
function placesFor(session: Session, log: OpenLog, sent: readonly Diagnostic[], range: Range): readonly Place[] {
  const { analysis } = log;
  const named: Place[] = sent.flatMap((diagnostic) => {
    const { kind, rule, offset } = members(diagnostic.data);
    if (kind !== 'finding' || typeof rule !== 'string' || typeof offset !== 'number') return [];
    const finding = findFinding(analysis, rule, offset);
    return finding ? [{ finding, offset, diagnostic }] : [];
  });
  const span = spanOf(analysis.document.lines, range);
  const others = findingsIn(analysis, session.settings, span, MAX_FINDINGS).filter(
    (other) => !named.some(({ finding, offset }) => finding === other.finding && offset === other.offset),
  );
  return [...named, ...others].slice(0, MAX_FINDINGS);
}

/** What tells the actions of one finding from those of another: nothing where it is alone, its reason, and its line where that is not enough. */
function distinctTitles(session: Session, log: OpenLog, places: readonly Place[]): readonly (Sentence | undefined)[] {
  if (places.length < 2) return [];
  const { lines } = log.analysis.document;
  const reasons = places.map(({ finding }) => session.say(finding.short));
  return places.map(({ finding, offset }, index) => {
    const reason = reasons[index];
    if (reasons.filter((other) => other === reason).length === 1) return finding.short;
    return msg('{0}, line {1}', finding.short, lines.lineAt(offset) + 1);
  });
}

function actionsForFinding(session: Session, log: OpenLog, place: Place, title: Sentence | undefined): ShownAction[] {
  const { say, client } = session;
  const { finding, offset, diagnostic } = place;
  const action = (words: Sentence, command: string, argument: CommandArgument): ShownAction => ({
    title: oneLine(say(words)),
    kind: CodeActionKind.QuickFix,
    ...(diagnostic ? { diagnostics: [diagnostic] } : {}),
    command: commandOf(oneLine(say(words)), command, argument),
  });
  const advice: OpenDocumentArgument = { uri: addressOfResolution(log, finding, offset) };
  const actions = [
    {
      ...action(msg('Show the resolution: {0}', title ?? finding.short), COMMANDS.showResolution, advice),
      isPreferred: true,
    },
  ];
  if (finding.docUrl.startsWith('https://')) {
    const words = title ? msg('Open the documentation: {0}', title) : msg('Open the documentation');
    actions.push({ ...action(words, COMMANDS.openArticle, { url: finding.docUrl }), isPreferred: false });
  }
  if (!client.commands) return actions;
  const copies = [
    action(title ? msg('Copy as a ticket note: {0}', title) : msg('Copy as a ticket note'), COMMANDS.copyText, {
      text: ticketNote(log, finding, say, offset),
      what: oneLine(say(msg('ticket note'))),
    }),
    ...checkCommands(finding).map((text) =>
      action(msg('Copy the check: {0}', bothEnds(text)), COMMANDS.copyText, {
        text: visible(own(text)),
        what: oneLine(say(msg('check command'))),
      }),
    ),
  ];
  const hide = action(msg('Hide findings of the rule "{0}"', finding.id), COMMANDS.hideRule, { rule: finding.id });
  return [...actions, ...copies, hide];
}

const MAX_TITLE = 60;

/** Commands that begin alike differ at their ends. */
function bothEnds(command: string): string {
  return command.length > MAX_TITLE ? `${command.slice(0, 35)}…${command.slice(36 - MAX_TITLE)}` : command;
}

/** What does the same is there once, for all diagnostics that it is for. */
function withoutTwins(actions: readonly ShownAction[]): ShownAction[] {
  const known = new Map<string, ShownAction>();
  for (const action of actions) {
    const key = JSON.stringify([action.command.command, action.command.arguments]);
    const twin = known.get(key);
    const diagnostics = [...(twin?.diagnostics ?? []), ...(action.diagnostics ?? [])];
    known.set(key, { ...(twin ?? action), ...(diagnostics.length > 0 ? { diagnostics } : {}) });
  }
  return [...known.values()];
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

/** What can be done about a diagnostic that speaks of the log as a whole. */
function actionsForLog(session: Session, log: OpenLog, diagnostic: Diagnostic): readonly ShownAction[] {
  if (diagnostic.code === NOT_LOOKED_AT) return lookActions(session, log, diagnostic);
  return diagnostic.code === MORE_FINDINGS && canOpenDocuments(session) ? [showAll(session, log, diagnostic)] : [];
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
