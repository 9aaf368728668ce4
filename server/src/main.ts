import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { growLog, inCase, openLog } from './core/analyze.ts';
import { Disk } from './files/disk.ts';
import { startServer } from './lsp/server.ts';

/** Behind the messages that are waiting, and a frame of the editor later. */
const IDLE_MS = 16;

/** The language server in Node: speaks over `--stdio`, `--node-ipc` or `--socket=PORT`. */
const connection = createConnection(ProposedFeatures.all);

startServer(connection, {
  analyzer: { openLog, growLog, inCase },
  version,
  readText: (uri) => readFile(fileURLToPath(uri), 'utf8'),
  disk: new Disk(path.join(__dirname, 'worker.js')),
  now: () => performance.now(),
  whenIdle: (run) => setTimeout(run, IDLE_MS).unref(),
});
// A message that could not be sent, because the editor is closing, must not end the server in mid-work.
process.on('unhandledRejection', (reason) => connection.console.error(`unhandled: ${String(reason)}`));
connection.listen();
