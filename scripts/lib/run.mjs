// Running other programs: output passes through, a hanging one is ended together with its children.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));

const windows = process.platform === 'win32';
/** npm as `spawn` needs it on this system. */
export const npm = windows ? 'npm.cmd' : 'npm';

/**
 * Runs a program in `cwd` (default: the root) and gives its exit code; 127 when it cannot be started, 124 when it was
 * ended after `limitMs`.
 */
export function run(command, args, options = {}) {
  const { cwd = root, env = process.env, limitMs = 600_000, quiet = false } = options;
  return new Promise((resolve) => {
    // A group of its own, so that the whole tree can be ended; Windows has no such groups.
    const child = spawn(command, args, {
      cwd,
      env,
      detached: !windows,
      shell: windows,
      stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
    });
    const end = (signal) => endTree(child, signal);
    const interrupted = (signal) => {
      end(signal);
      process.exit(130);
    };
    process.once('SIGINT', interrupted);
    process.once('SIGTERM', interrupted);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      console.error(`${command} ${args.join(' ')} did not end within ${Math.round(limitMs / 1000)} s`);
      end('SIGKILL');
    }, limitMs);
    const settle = (code) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupted);
      process.off('SIGTERM', interrupted);
      resolve(late ? 124 : code);
    };
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      settle(127);
    });
    child.once('exit', (code) => settle(code ?? 1));
  });
}

/** Runs a program that must succeed. */
export async function must(command, args, options = {}) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
}

/** Ends a process that was started as its own group, and all of that group. */
export function endTree(child, signal = 'SIGTERM') {
  if (child.pid === undefined) return;
  try {
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}

/** Full path of the first of `names` that PATH holds, or undefined. */
export function which(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const endings = windows ? ['.exe', '.cmd', '.bat'] : [''];
  for (const name of names) {
    for (const folder of folders) {
      for (const ending of endings) {
        const file = path.join(folder, name + ending);
        if (folder && fs.existsSync(file)) return file;
      }
    }
  }
  return undefined;
}

/** Prints an error as one sentence, without a stack, and ends with code 1. */
export function giveUp(error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
