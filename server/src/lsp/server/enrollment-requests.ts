import type { Connection } from 'vscode-languageserver';
import { incomingCalls, outgoingCalls, prepareCalls } from '../features/enrollment/calls.ts';
import { definition, references } from '../features/enrollment/definition.ts';
import { workspaceSymbols } from '../features/enrollment/symbols.ts';
import type { Session } from '../session/session.ts';
import { failureLog } from './failure-log.ts';
import { guard } from './handler.ts';

/** What LSP has for finding one's way between lines: definitions, references, symbols and calls lead through the enrollments of the case. */
export function registerEnrollmentRequests(connection: Connection, now: () => Session): void {
  const log = failureLog(connection.console);
  const { callHierarchy } = connection.languages;
  connection.onDefinition(guard(log, 'definition', null, (params) => definition(now(), params)));
  connection.onReferences(guard(log, 'references', [], (params) => references(now(), params)));
  connection.onWorkspaceSymbol(guard(log, 'workspaceSymbol', [], (params) => workspaceSymbols(now(), params)));
  callHierarchy.onPrepare(guard(log, 'prepareCallHierarchy', null, (params) => prepareCalls(now(), params)));
  callHierarchy.onIncomingCalls(guard(log, 'incomingCalls', [], ({ item }) => incomingCalls(now(), item)));
  callHierarchy.onOutgoingCalls(guard(log, 'outgoingCalls', [], ({ item }) => outgoingCalls(now(), item)));
}
