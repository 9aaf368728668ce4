import type { Connection } from 'vscode-languageserver';
import { own } from '../../core/text/secrets/index.ts';
import { EXPLAIN_CODE, type ExplainCodeAnswer, type ExplainCodeParams } from '../../protocol.ts';
import { addressOfCode } from '../answer/addresses.ts';
import { explainCode } from '../features/explain-code.ts';
import type { Session } from '../session/session.ts';
import { failureLog } from './failure-log.ts';
import { guard } from './handler.ts';

/** Our own request about codes, which needs no log. */
export function registerCodeRequests(connection: Connection, now: () => Session): void {
  const nothing: ExplainCodeAnswer = { known: false, summary: own(''), uri: addressOfCode('') };
  connection.onRequest(
    EXPLAIN_CODE,
    guard<ExplainCodeParams, ExplainCodeAnswer>(failureLog(connection.console), 'explainCode', nothing, (params) =>
      explainCode(now(), params),
    ),
  );
}
