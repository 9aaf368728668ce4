// The notices of the software that the bundles hold: read from what esbuild says it put in, not from a list that somebody keeps.

import fs from 'node:fs';
import path from 'node:path';

/** The licences that may be shipped, as packages write them, and the one that is taken where there is a choice. */
const LICENCES = new Map([
  ['0BSD', '0BSD'],
  ['Apache-2.0', 'Apache-2.0'],
  ['BSD-2-Clause', 'BSD-2-Clause'],
  ['BSD-3-Clause', 'BSD-3-Clause'],
  ['BlueOak-1.0.0', 'BlueOak-1.0.0'],
  ['ISC', 'ISC'],
  ['MIT', 'MIT'],
  ['(BSD-3-Clause OR GPL-2.0)', 'BSD-3-Clause'],
]);

const LICENCE_FILE = /^(?:licen[cs]e|copying)(?:[-.][a-z\d-]+)*$/i;
/** What a package wants to be told besides, for example of code that it took over. */
const NOTICE_FILE = /^(?:notice|third-?party-?notices?)(?:\.(?:txt|md))?$/i;

/**
 * The packages with code in the bundles, in the order of their names. `metafiles` are esbuild's, of builds in `root`.
 * @returns {{ id: string, folder: string }[]}
 */
export function packagesIn(root, metafiles) {
  const folders = new Map();
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
        const inner = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0];
        if (!inner || bytesInOutput === 0) continue;
        const folder = path.resolve(root, inner);
        const { name, version } = manifestOf(folder);
        folders.set(`${name} ${version}`, folder);
      }
    }
  }
  return [...folders].map(([id, folder]) => ({ id, folder })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The text of the notices. Throws with all that is wrong: a licence that is not on the list, a package without its text. */
export function noticesOf(packages) {
  const wrong = [];
  const parts = packages.map(({ id, folder }) => {
    const { license, author } = manifestOf(folder);
    const taken = LICENCES.get(license);
    if (!taken) wrong.push(`${id}: the licence ${JSON.stringify(license)} is not on the list of those that may be shipped`);
    const files = fs.readdirSync(folder).sort();
    const licences = files.filter((file) => LICENCE_FILE.test(file));
    if (licences.length === 0) wrong.push(`${id}: there is no file with the text of its licence`);
    const texts = [...licences, ...files.filter((file) => NOTICE_FILE.test(file))].map((file) =>
      fs.readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim(),
    );
    const by = typeof author === 'string' ? author : author?.name;
    const head = [
      id,
      ...(by ? [`Author: ${by}`] : []),
      `Licence: ${taken === license ? taken : `${taken}, chosen from ${license}`}`,
    ];
    return [RULE, head.join('\n'), '', texts.join('\n\n')].join('\n');
  });
  if (wrong.length > 0) throw new Error(`The licences of the bundles are wrong:\n  ${wrong.join('\n  ')}`);
  return `${[INTRODUCTION, ...parts].join('\n\n')}\n`;
}

const RULE = '='.repeat(80);
const INTRODUCTION =
  'SCEP Log Inspector contains the software of others that is listed here, each under its own licence. Everything else is under the\nlicence of SCEP Log Inspector.';

function manifestOf(folder) {
  return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
}
