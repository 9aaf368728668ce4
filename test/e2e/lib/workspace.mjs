// A throw-away folder of logs, named as Windows, Android and macOS name them.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../../scripts/lib/run.mjs';

const fixtures = path.join(root, 'test', 'fixtures');

/** Excerpts as people paste them, under the names that the real logs have. */
const ARTICLE = {
  'u_ex170808.log': 'iis-500.log',
  'u_ex170809.log': 'iis-ok.log',
  'wrapped.txt': 'iis-android-wrapped.log',
  'renamed.txt': 'iis-500.log',
  'renamed.log': 'omadm-enroll.log',
  'OMADM.log': 'omadm-enroll.log',
  'ios-console.log': 'ios-console.log',
};

/** Makes the folder; `remove` deletes it. */
export function makeWorkspace() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-case-'));
  for (const [name, from] of Object.entries(ARTICLE))
    fs.copyFileSync(path.join(fixtures, 'article', from), path.join(folder, name));
  for (const [name, text] of Object.entries(FOREIGN)) fs.writeFileSync(path.join(folder, name), text);
  generate('gen-iis.mjs', ['--lines', '400', '--seed', '7'], path.join(folder, 'u_ex240501.log'));
  generate('gen-omadm.mjs', ['--lines', '400', '--seed', '7'], path.join(folder, 'OMADM-2024.log'));
  return { folder, file: (name) => path.join(folder, name), remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}

/** Logs of other programs, which must stay as they are. */
const FOREIGN = {
  'access.log': '203.0.113.9 - - [01/May/2024:06:00:01 +0000] "GET /index.html HTTP/1.1" 500 512 "-" "curl/8.5.0"\n'.repeat(20),
  'notes.txt': 'The certificate enrollment failed on Tuesday.\nWe looked at mscep.dll and saw status 500.\n',
  'empty.log': '',
};

function generate(generator, args, out) {
  execFileSync(process.execPath, [path.join(fixtures, 'generators', generator), ...args, '--out', out], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
