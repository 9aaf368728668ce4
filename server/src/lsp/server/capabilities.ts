import {
  type ClientCapabilities,
  CodeActionKind,
  MarkupKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { DOCUMENT_SCHEME, type InitializationOptions } from '../../protocol.ts';
import { members } from '../answer/json.ts';
import { SERVER_COMMANDS } from '../features/execute-command.ts';
import { TOKEN_TYPES } from '../reading/colours.ts';
import type { ClientAbilities } from '../session/session.ts';

/** What a client can do, from what it says at `initialize`; anything it leaves out it cannot. */
export function readAbilities(capabilities: ClientCapabilities | undefined, options: unknown): ClientAbilities {
  const { textDocument, window, workspace } = capabilities ?? {};
  return {
    commands: members(options)['commands' satisfies keyof InitializationOptions] === true,
    files: members(options)['files' satisfies keyof InitializationOptions] === true,
    documents: workspace?.textDocumentContent !== undefined,
    showDocument: window?.showDocument?.support === true,
    hoverFormat: hoverFormat(textDocument?.hover?.contentFormat),
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    configuration: workspace?.configuration === true,
    watchConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshCodeLens: workspace?.codeLens?.refreshSupport === true,
  };
}

/** The first format that a client names and that we know; Markdown for one that names none. */
function hoverFormat(formats: readonly unknown[] | undefined): MarkupKind {
  const known = (Array.isArray(formats) ? formats : []).find(
    (format) => format === MarkupKind.PlainText || format === MarkupKind.Markdown,
  );
  return known === MarkupKind.PlainText ? MarkupKind.PlainText : MarkupKind.Markdown;
}

/**
 * What the server offers. Our own client has our commands, and wants pushed diagnostics and colours by range; any other
 * client gets what plain LSP can do: commands that the server runs, colours for the whole log, and pull where it can.
 */
export function serverCapabilities(client: ClientAbilities): ServerCapabilities {
  const plain = !client.commands;
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
    codeLensProvider: { resolveProvider: true },
    inlayHintProvider: true,
    semanticTokensProvider: {
      legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [] },
      range: true,
      full: plain,
    },
    documentHighlightProvider: true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    callHierarchyProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: {},
    ...(plain ? { executeCommandProvider: { commands: [...SERVER_COMMANDS] } } : {}),
    ...(plain && client.pullDiagnostics
      ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } }
      : {}),
    workspace: { textDocumentContent: { schemes: [DOCUMENT_SCHEME] } },
  };
}
