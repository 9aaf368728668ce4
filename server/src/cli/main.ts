import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { own } from '../core/text/secrets/index.ts';
import { msg, verbatim } from '../core/text/sentence.ts';
import { visible } from '../core/text/visible.ts';
import { work } from '../workspace/threads/worker.ts';
import { analyzeCommand } from './analyze.ts';
import { complain, localize, print } from './console.ts';
import { decodeCommand } from './decode.ts';
import { explainCommand } from './explain.ts';
import { openOutput, writeError, written } from './output.ts';
import { usage } from './usage.ts';

/** The command line: `lsp`, `analyze`, `decode` and `explain`. Exit code 0: done; 1: something could not be read or written; 2: wrong arguments. */
async function main(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  if (asksForHelp(rest)) return help();
  switch (command) {
    case 'lsp':
      return startLanguageServer(rest);
    case 'analyze':
      return analyzeCommand(rest);
    case 'decode':
      return decodeCommand(rest);
    case 'explain':
      return explainCommand(rest);
    case '--version':
      print(own(VERSION));
      return 0;
    case '--help':
    case '-h':
    case 'help':
      return help();
    case undefined:
      writeError(visible(localize(usage)));
      return 2;
    default:
      complain(msg('unknown command: {0}', command));
      writeError(visible(localize(usage)));
      return 2;
  }
}

/** `--help` behind a command, and before the end of its options. */
function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return (end < 0 ? words : words.slice(0, end)).some((word) => word === '--help' || word === '-h');
}

function help(): number {
  print(visible(localize(usage)));
  return 0;
}

/** Set by the build from package.json. */
declare const VERSION: string;

/** Hands the process over to the server bundle beside this one; it ends with its client. */
async function startLanguageServer(args: readonly string[]): Promise<number> {
  if (args.length !== 1 || args[0] !== '--stdio') {
    complain(msg('lsp needs --stdio'));
    return 2;
  }
  await import(pathToFileURL(path.join(__dirname, 'server.js')).href);
  return new Promise<number>(() => undefined);
}

/** What is not written is not done, whatever the command says of it. */
async function finish(code: number): Promise<number> {
  const failure = await written();
  if (!failure) return code;
  complain(msg('the output could not be written completely: {0}', verbatim(failure.message)));
  return 1;
}

function run(): void {
  openOutput();
  main(process.argv.slice(2))
    .catch((error: unknown) => {
      complain(msg('{0}', error instanceof Error ? error.message : String(error)));
      return 1;
    })
    .then(finish)
    .then((code) => {
      process.exitCode = code;
    });
}

// The threads of the command line and of the language server start here, too.
if (isMainThread) run();
else void work();
