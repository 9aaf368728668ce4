import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../package.json';
import { concludeAgain, growLog, openLog } from './core/analyze/index.ts';
import { takePlainKeys } from './core/scep/decrypt/index.ts';
import { english, msg } from './core/text/sentence.ts';
import { failureLog } from './lsp/server/failure-log.ts';
import { FrameCheck } from './lsp/server/frames.ts';
import { Lifecycle } from './lsp/server/lifecycle.ts';
import { startServer } from './lsp/server/server.ts';
import { readSmallText } from './workspace/sources/read-small-text.ts';
import { runJob, threadsRun } from './workspace/threads/run-job.ts';
import { DiskWorkspace } from './workspace/workspace.ts';

/** Behind the messages that are waiting, and a frame of the editor later. */
const IDLE_MS = 16;

/** The language server in Node: speaks over `--stdio`, `--node-ipc` or `--socket=PORT`. */
const lifecycle = new Lifecycle();
if (process.argv.includes('--stdio')) checkFrames();
const worker = path.join(__dirname, 'cli.js'); // in a thread it does the jobs of the workspace
const connection = createConnection(ProposedFeatures.all, { messageStrategy: lifecycle });
lifecycle.register(connection);

startServer(connection, {
  analyzer: { openLog, growLog, concludeAgain },
  version,
  readText: async (uri) => readSmallText(fileURLToPath(uri)),
  workspace: new DiskWorkspace(worker),
  openKeys: async (data, password, signal) => {
    const order = { kind: 'keys', params: { data, password }, translations: new Map<string, string>() } as const;
    return takePlainKeys(await runJob(worker, order, { signal, progress: () => undefined }));
  },
  now: () => performance.now(),
  whenIdle: (run) => setTimeout(run, IDLE_MS).unref(),
});
// Node waits at its end for threads, and for whatever a disk owes them: a share that does not answer would hold the process for ever.
process.on('exit', () => {
  if (threadsRun()) process.kill(process.pid, 'SIGKILL');
});
// A message that could not be sent, because the editor is closing, must not end the server in mid-work.
const failures = failureLog(connection.console);
process.on('unhandledRejection', (reason) => failures.error('unhandled', reason));
connection.listen();

/** Sees what comes before the connection does; nothing can be made of what follows a frame that is wrong. */
function checkFrames(): void {
  const frames = new FrameCheck();
  process.stdin.on('data', (bytes: Uint8Array) => {
    const fault = frames.feed(bytes);
    if (!fault) return;
    try {
      const sentence = msg('scep-log-inspector: what comes on standard input is not the Language Server Protocol: {0}', fault);
      fs.writeSync(process.stderr.fd, `${english(sentence)}\n`);
    } catch {
      // Nobody reads what the server says; it ends all the same.
    }
    process.exit(1);
  });
}
