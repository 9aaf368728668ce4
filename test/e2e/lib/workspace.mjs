// A throw-away folder of logs, named as Windows, Android and macOS name them.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../../scripts/lib/run.mjs';
import { oneDataCollector, validateNdes } from '../../corpus/bundles/pack.mjs';
import { zipOf } from '../../support/archives.mjs';

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

/** Exports in notations that VS Code has a language for, under names that say nothing. */
const EXPORTS = {
  'export.xml': 'windows-event-log/device.xml',
  'trace.xml': 'svclog/NDESConnector.svclog',
  'phone.xml': 'apple-profile-log/scep.mobileconfig',
  'list.csv': 'windows-event-log/connector.csv',
  'pom.xml': 'near-misses/maven-project.xml',
  'plant.xml': 'near-misses/plant-events.xml',
  'CAPI2 notes.xml': 'near-misses/soap-fault.xml',
  'audit.csv': 'near-misses/audit.csv',
};

/** A log with few columns, so that a picture holds whole lines: healthy requests, and four that failed for different reasons. */
const SHORT = `#Software: Microsoft Internet Information Services 10.0
#Version: 1.0
#Date: 2024-05-02 06:14:52
#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status
2024-05-02 06:14:52 10.1.5.31 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 200 0 0
2024-05-02 06:14:52 10.1.5.31 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 200 0 0
2024-05-02 06:14:53 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 201 0 0
2024-05-02 06:14:54 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/Notify - 204 0 0
2024-05-02 06:14:54 10.1.5.31 GET /certsrv/mscep/mscep.dll ... 200 0 0
2024-05-02 06:17:30 10.40.87.9 GET /certsrv/mscep/mscep.dll - 403 0 0
2024-05-02 06:20:11 10.1.5.31 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 500 0 1346
2024-05-02 06:31:02 10.1.5.31 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 200 0 0
2024-05-02 06:31:03 10.1.5.31 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=SCEP%20Authority 200 0 0
2024-05-02 06:31:04 10.1.5.31 GET /certsrv/mscep/mscep.dll ... 404 15 0
2024-05-02 06:40:45 10.1.5.31 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 200 0 0
2024-05-02 06:40:46 10.1.5.31 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 200 0 0
2024-05-02 06:40:47 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 403 16 2148204809
2024-05-02 06:40:47 10.1.5.31 GET /certsrv/mscep/mscep.dll ... 500 0 0
`;

/** What VS Code makes a link of that runs a command, in messages. */
const LIVE = '[Show the report](command:workbench.action.toggleZenMode)';

/** Files of somebody who means harm: names that are links, and addresses that would send a request. */
function writeStrangers(folder, large) {
  fs.mkdirSync(folder);
  fs.linkSync(large, path.join(folder, `${LIVE} u_ex240511.log`));
  const entries = [
    { name: `${LIVE} u_ex240501.log`, data: SHORT, crc: 1 },
    { name: 'turned\u202Egol.exe', data: SHORT },
  ];
  fs.writeFileSync(path.join(folder, 'notify.zip'), zipOf(entries));
  const address = 'https://ndes.evil.example/certsrv/mscep/mscep.dll?operation=PKIOperation&message=MIIBAA';
  const phone = fs.readFileSync(path.join(fixtures, 'article', 'omadm-enroll.log'), 'utf8');
  fs.writeFileSync(path.join(folder, 'OMADM-links.log'), `${phone.trimEnd()} ${address}\n`);
  fs.writeFileSync(path.join(folder, 'links.txt'), `See ${address} first.\n`);
}

/** In MB; beyond 50 VS Code gives extensions no document. */
const LARGE = 55;

/** The log above, behind it healthy requests for many days, and a failed one in the last line. */
function largeLog() {
  const lines = SHORT.split('\n');
  const healthy = `${lines.slice(4, 8).join('\n')}\n`;
  const failed = lines.find((line) => line.endsWith('500 0 1346'));
  return `${SHORT}${healthy.repeat(Math.ceil((LARGE * 1048576) / healthy.length))}${failed}\n`;
}

/** Makes the folder; `remove` deletes it. */
export function makeWorkspace() {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-e2e-'));
  const folder = path.join(parent, 'case'); // a name that pictures show
  fs.mkdirSync(folder);
  for (const [name, from] of Object.entries(ARTICLE))
    fs.copyFileSync(path.join(fixtures, 'article', from), path.join(folder, name));
  for (const [name, from] of Object.entries(EXPORTS))
    fs.copyFileSync(path.join(root, 'test', 'corpus', from), path.join(folder, name));
  for (const [name, text] of Object.entries(FOREIGN)) fs.writeFileSync(path.join(folder, name), text);
  fs.writeFileSync(path.join(folder, 'u_ex240502.log'), SHORT);
  fs.writeFileSync(path.join(folder, 'u_ex240510.log'), largeLog());
  writeStrangers(path.join(folder, 'strangers'), path.join(folder, 'u_ex240510.log'));
  fs.mkdirSync(path.join(folder, 'events'));
  for (const name of EVENTS) fs.copyFileSync(path.join(fixtures, 'evtx', name), path.join(folder, 'events', name));
  fs.mkdirSync(path.join(folder, 'bundles'));
  for (const { name, bytes } of [validateNdes(), oneDataCollector()]) fs.writeFileSync(path.join(folder, 'bundles', name), bytes);
  fs.writeFileSync(path.join(folder, 'bundles', 'torn.zip'), 'no archive');
  generate('gen-iis.mjs', ['--lines', '400', '--seed', '7'], path.join(folder, 'u_ex240501.log'));
  generate('gen-omadm.mjs', ['--lines', '400', '--seed', '7'], path.join(folder, 'OMADM-2024.log'));
  return { folder, file: (name) => path.join(folder, name), remove: () => fs.rmSync(parent, { recursive: true, force: true }) };
}

/** Native Windows event logs: a healthy one, and one whose chunks are damaged. */
const EVENTS = ['system.evtx', 'sample_with_a_bad_chunk_magic.evtx'];

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
