// Installs the dependencies when they are missing or older than package-lock.json. Uses nothing but Node, since nothing is there yet.

import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { giveUp, must, npm, root } from './lib/run.mjs';

const OLDEST_NODE = [20, 19];

/** Makes node_modules what package-lock.json says; does nothing when it already is. */
export async function setUp() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw new Error(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`);
  }
  if (installed()) return;
  console.log('Installing dependencies (npm ci)');
  await must(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { limitMs: 300_000 });
}

/** npm writes node_modules/.package-lock.json last, so its time says when an installation was complete. */
function installed() {
  const written = modified('node_modules/.package-lock.json');
  return written !== undefined && written >= (modified('package-lock.json') ?? 0);
}

function modified(file) {
  return fs.statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await setUp().catch(giveUp);
