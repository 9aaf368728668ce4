import type { Connection } from 'vscode-languageserver';
import { parsePartUri } from '../../core/evtx/index.ts';
import { logOf, parseAddress, type VirtualAddress } from '../answer/virtual-uri.ts';
import type { Session } from '../session/session.ts';
import type { FailureLog } from './failure-log.ts';

/** The documents of ours that an editor shows: the client asks for each again when what it tells of changed, if it can. */
export class ShownPages {
  readonly #connection: Connection;
  readonly #session: () => Session;
  readonly #log: FailureLog;

  constructor(connection: Connection, session: () => Session, log: FailureLog) {
    this.#connection = connection;
    this.#session = session;
    this.#log = log;
  }

  /** A log says something else than before, or a part of it. */
  about(log: string): void {
    const whole = wholeOf(log);
    this.#refresh((address) => {
      const about = logOf(address);
      return about !== undefined && wholeOf(about) === whole;
    });
  }

  /** The case says something else than before. */
  ofEnrollments(): void {
    this.#refresh(({ kind }) => kind === 'enrollment');
  }

  /** Keys came or went: every page of a message may say more or less now. */
  ofMessages(): void {
    this.#refresh(({ kind }) => kind === 'decoded' || kind === 'text' || kind === 'comparison');
  }

  #refresh(isMeant: (address: VirtualAddress) => boolean): void {
    const { client, logs } = this.#session();
    if (!client.documents) return;
    for (const uri of logs.uris()) {
      const address = parseAddress(uri);
      if (!address || !isMeant(address)) continue;
      this.#connection.workspace.textDocumentContent.refresh(uri).catch((error: unknown) => this.#log.error('refresh', error));
    }
  }
}

function wholeOf(log: string): string {
  return parsePartUri(log)?.log ?? log;
}
