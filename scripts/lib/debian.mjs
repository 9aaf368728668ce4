// Programs that tests need and npm does not have.

import { must, which } from './run.mjs';

/** On Debian as root installs `packages`; elsewhere throws, saying what to do, unless nothing of it is `needed`. */
export async function installDebian(packages, needed, whatFor) {
  if (!which('apt-get') || process.getuid?.() !== 0) {
    if (needed.length === 0) return;
    throw new Error(
      `${whatFor} need ${needed.join(' and ')}: install with "sudo apt-get install ${packages.join(' ')}" or alike.`,
    );
  }
  console.log(`Installing ${packages.join(', ')} (apt-get)`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await must('apt-get', ['update', '-qq'], { env, quiet: true, limitMs: 180_000 });
  await must('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env, quiet: true, limitMs: 300_000 });
}

/** The other readers that our decoders are compared with, and another editor: program and package. */
const REFERENCES = [
  ['evtxexport', 'libevtx-utils'],
  ['cabextract', 'cabextract'],
  ['nvim', 'neovim'],
  ['tmux', 'tmux'],
];

export async function installReferences() {
  const missing = REFERENCES.filter(([program]) => !which(program));
  if (missing.length === 0) return;
  const programs = missing.map(([program]) => program);
  const packages = missing.map(([, name]) => name);
  await installDebian(packages, programs, 'The comparisons of event logs and cabinet files, and the test of another editor');
}
