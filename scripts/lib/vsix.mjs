// Makes a package the same to the byte wherever and whenever it is built, and its README complete without a network.

import fs from 'node:fs';
import path from 'node:path';
import { unzipSync, zipSync } from 'fflate';

const README = 'extension/readme.md';
const UNIX = 3;
const FILE = 0o100644;
const PROGRAM = 0o100755;

/**
 * Writes the archive anew: entries in the order of their names, one time, fixed modes, and a compression that does not depend on the
 * version of Node. `readme` is the text that the extension's page shows.
 */
export function sealVsix(file, readme) {
  const entries = unzipSync(fs.readFileSync(file));
  if (!entries[README]) throw new Error(`${path.basename(file)} has no ${README}.`);
  entries[README] = Buffer.from(readme, 'utf8');
  const names = Object.keys(entries).sort();
  const sealed = names.map((name) => {
    const mode = name === 'extension/dist/cli.js' ? PROGRAM : FILE;
    return [name, [entries[name], { level: 9, mtime: buildTime(), os: UNIX, attrs: mode * 0x10000 }]];
  });
  fs.writeFileSync(file, zipSync(Object.fromEntries(sealed)));
}

/** Noon, UTC, of the day that SOURCE_DATE_EPOCH names, or of a fixed one: archives know times of day without their zone. */
function buildTime() {
  const seconds = process.env.SOURCE_DATE_EPOCH ?? '946684800';
  if (!/^\d{9,10}$/.test(seconds)) throw new Error('SOURCE_DATE_EPOCH is no number of seconds since 1970.');
  const day = new Date(Number(seconds) * 1000);
  return new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 12);
}

/**
 * The README as the extension's page shows it: that page loads nothing from the folder of the extension, so pictures of `root` stand in
 * the text itself, and links to files are only words.
 */
export function selfContained(readme, root) {
  const pictures = [];
  const text = readme
    .replace(/!\[([^\]]*)\]\(([^):]+)\)/g, (_, title, file) => {
      pictures.push(
        `[picture-${pictures.length + 1}]: data:image/png;base64,${fs.readFileSync(path.join(root, file), 'base64')}`,
      );
      return `![${title}][picture-${pictures.length}]`;
    })
    .replace(/(?<!!)\[([^\]]*)\]\((?![a-z]+:)[^)]*\)/g, '$1');
  return `${[text.trimEnd(), ...pictures].join('\n\n')}\n`;
}
