// Packs the two test bundles as the tools of their names pack theirs: `node test/corpus/bundles/pack.mjs FOLDER` writes them there.
// The same bytes every time.

import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { emptyEvtx, zipOf } from '../../support/archives.mjs';

const here = import.meta.dirname;
const evtx = path.join(here, '../../fixtures/evtx');

/** Validate-NDESConfiguration.ps1: flat; the current connector, whose channels hold nothing yet. */
export function validateNdes() {
  const logs = ['u_ex240503.log', 'registry.txt', 'templates.txt', 'gpresult.html', 'Validate-NDESConfig.log'];
  const entries = [
    ...logs.map((name) => ({ name, data: fs.readFileSync(path.join(here, 'validate-ndes', name)) })),
    ...['Admin', 'Operational'].map((channel) => ({
      name: `Microsoft-Intune-CertificateConnectors-${channel}.evtx`,
      data: emptyEvtx(),
    })),
    { name: 'CAPI2.evtx', data: fs.readFileSync(path.join(evtx, 'Microsoft-Windows-CAPI2-Operational.evtx')) },
    { name: 'Application.evtx', data: fs.readFileSync(path.join(evtx, 'Application_no_crc32.evtx')) },
  ];
  return { name: '2024-05-02T06-32-10-CertConnectorLogs-NDES01.zip', bytes: zipOf(entries) };
}

/** Intune One Data Collector: folders with backslashes, the legacy connector; what a phone sent lies in an archive of its own. */
export function oneDataCollector() {
  const folder = 'CollectedData\\Intune\\Files\\NDES\\';
  const logs = fs.readdirSync(path.join(here, 'one-data-collector')).sort();
  const phone = fs.readFileSync(path.join(here, '../../fixtures/article/omadm-enroll.log'));
  const entries = [
    ...logs.map((name) => ({ name: `${folder}${name}`, data: fs.readFileSync(path.join(here, 'one-data-collector', name)) })),
    { name: `${folder}CompanyPortal.zip`, data: zipOf([{ name: 'OMADMLog_0.log', data: phone }]) },
    { name: '..\\outside.txt', data: 'this entry must not be shown' },
  ];
  return { name: 'NDES01_CollectedData.zip', bytes: zipOf(entries) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const target = process.argv[2] ?? '.';
  fs.mkdirSync(target, { recursive: true });
  for (const { name, bytes } of [validateNdes(), oneDataCollector()]) fs.writeFileSync(path.join(target, name), bytes);
}
