import type * as vscode from 'vscode';
import { registerBundles } from './bundle.ts';
import { BundleFiles } from './bundle-files.ts';
import { registerCaseOverview } from './case-overview.ts';
import { registerCommands } from './commands.ts';
import { registerDecoding } from './decode.ts';
import { watchDocuments } from './detection.ts';
import { registerEvtx } from './evtx.ts';
import { registerEventLogParts } from './evtx-parts.ts';
import { registerExport } from './export.ts';
import { registerKeys } from './keys.ts';
import { Languages } from './languages.ts';
import { LargeFiles } from './large-files.ts';
import { Server } from './server.ts';
import { SessionPages } from './session-pages.ts';
import { registerSourceHighlight } from './source-highlight.ts';
import { registerStatus } from './status.ts';

/**
 * Runs for every `.log` and plain text, so it only listens: the language client, and with it the server, is loaded when
 * the first log of ours is there.
 */
export function activate(context: vscode.ExtensionContext): Server {
  const languages = new Languages(context.extension.packageJSON);
  const server = new Server(context, languages);
  const pages = new SessionPages();
  const bundles = new BundleFiles();
  const detection = watchDocuments(languages, server);
  context.subscriptions.push(
    server,
    detection,
    registerStatus(languages, detection),
    registerCommands(server, languages),
    registerDecoding(server, languages),
    registerExport(server, languages),
    registerKeys(server, languages),
    registerSourceHighlight(server),
    pages,
    registerEvtx(server),
    registerEventLogParts(server, pages),
    registerBundles(bundles),
    registerCaseOverview(server, pages, bundles),
    new LargeFiles(server),
  );
  return server;
}
