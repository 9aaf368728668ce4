import type * as vscode from 'vscode';
import { CaseStatus } from './case/case-status.ts';
import { ClockMemory } from './case/clock-memory.ts';
import { registerClocks } from './case/clocks.ts';
import { EnrollmentWays } from './case/enrollment-ways.ts';
import { registerFirstSteps } from './case/first-steps.ts';
import { CaseScanner } from './case/scan.ts';
import { SelectedEnrollment } from './case/selection.ts';
import { CaseSession } from './case/session.ts';
import { registerViewCommands } from './case/view-commands.ts';
import { CaseViews } from './case/views.ts';
import { registerCommands } from './commands.ts';
import { registerDrawings } from './diagram/index.ts';
import { registerExplaining } from './explain-code.ts';
import { registerBytes } from './message/bytes.ts';
import { registerDecoding } from './message/decode.ts';
import { registerExport } from './message/export.ts';
import { registerKeys } from './message/keys.ts';
import { registerSourceHighlight } from './message/source-highlight.ts';
import { registerBundles } from './open/bundle.ts';
import { BundleFiles } from './open/bundle-files.ts';
import { watchDocuments } from './open/detection.ts';
import { registerEvtx } from './open/evtx.ts';
import { registerEventLogParts } from './open/evtx-parts.ts';
import { LargeFiles } from './open/large-files.ts';
import { Languages } from './platform/languages.ts';
import { Server } from './platform/server.ts';
import { SessionPages } from './platform/session-pages.ts';
import { registerFoldedEvents } from './reading/folded-events.ts';
import { registerLineMarks } from './reading/line-marks.ts';
import { registerTable } from './reading/table.ts';
import { registerStatus } from './status.ts';

/**
 * Runs for every `.log` and plain text, so it only listens: the language client, and with it the server, is loaded when
 * the first log of ours is there.
 */
export function activate(context: vscode.ExtensionContext): Server {
  const languages = new Languages(context.extension.packageJSON);
  const server = new Server(context, languages);
  const pages = new SessionPages();
  const session = new CaseSession(server);
  const selection = new SelectedEnrollment();
  const views = new CaseViews(session, selection, context.workspaceState);
  const clocks = new ClockMemory(context.workspaceState, server);
  const scanner = new CaseScanner(session, server, languages, clocks);
  const detection = watchDocuments(languages, server);
  context.subscriptions.push(
    server,
    session,
    selection,
    views,
    registerViewCommands(views, selection),
    new CaseStatus(session),
    registerClocks(session, clocks),
    scanner,
    registerFirstSteps(context, scanner),
    new EnrollmentWays(server, session, selection),
    detection,
    registerStatus(languages, detection),
    registerCommands(server, languages),
    registerDecoding(server, languages),
    registerExplaining(server),
    registerExport(server, languages),
    registerKeys(server, languages),
    registerSourceHighlight(server),
    registerBytes(server, languages),
    registerLineMarks(server, languages),
    registerFoldedEvents(),
    registerTable(server, languages, context.extensionUri),
    pages,
    registerEvtx(server),
    registerEventLogParts(server, pages),
    registerBundles(new BundleFiles()),
    registerDrawings(server, session, scanner, selection, context.extensionUri),
    new LargeFiles(server),
  );
  return server;
}
