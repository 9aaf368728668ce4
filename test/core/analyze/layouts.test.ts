import { describe, expect, it } from 'vitest';
import { openLog } from '../../../server/src/core/analyze/index.ts';
import { detectLog } from '../../../server/src/core/detect.ts';
import { evtxText } from '../../../server/src/core/evtx/index.ts';
import type { LanguageId } from '../../../server/src/core/log/model.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { readCarets } from '../../support/carets.ts';
import { corpusBytes, corpusFiles } from '../../support/corpus-file.ts';
import { textOfBytes } from '../../support/look.ts';
import { evtxFile, FILES, sourceOf } from '../evtx/support.ts';

/** A layout that the facts name, its sample, the number of records, and the ids of its findings in the order of the rules. */
type Row = readonly [layout: string, sample: string, records: number, findings: string];

/** facts: http-sys.json (httperr, w3c), iis-status.json */
const IIS: readonly Row[] = [
  ['W3C of IIS with #Fields and a proxy before it', 'iis-w3c-log/hybrid-proxy.log', 2, 'http-503-app-pool'],
  ['W3C, calls of the policy module', 'iis-w3c-log/policy-module.log', 5, ''],
  ['W3C of another site', 'iis-w3c-log/other-site.log', 3, ''],
  ['W3C of Azure App Service', 'iis-w3c-log/azure-app-service.log', 1, ''],
];
const HTTPERR: readonly Row[] = [
  [
    'HTTPERR, every reason',
    'httperr-log/all-reasons.log',
    38,
    'http-503-app-pool http-no-answer http-414-long-url http-error-on-scep',
  ],
  ['HTTPERR with changing columns', 'httperr-log/changed-columns.log', 3, 'http-503-app-pool'],
  ['HTTPERR without a header', 'httperr-log/without-header.log', 3, 'http-503-app-pool http-414-long-url'],
];

/** facts: omadm.json (file, lineLayout, cloudExtension, messages, states, exceptions) */
const ANDROID: readonly Row[] = [
  ['OMADM.log, the lines of the articles', 'android-omadm-log/documented.log', 13, ''],
  [
    'OMADM.log, the lines of jscep',
    'android-omadm-log/inspector.log',
    23,
    'jscep-capabilities-empty jscep-ca-fingerprint jscep-ra-not-issued-by-ca',
  ],
  ['a SCEP profile in SyncML', 'android-omadm-log/profile.log', 1, ''],
  ['nodes for Windows in SyncML', 'android-omadm-log/windows-nodes.log', 1, ''],
  ['a SyncML document alone', 'android-omadm-log/syncml-document.txt', 1, ''],
  ['SyncML in a trace', 'android-omadm-log/syncml-trace.log', 3, ''],
  ['CloudExtension.log, if it has the columns of OMADM.log', 'android-omadm-log/cloud-extension.log', 5, 'http-503-app-pool'],
  ['logcat, threadtime', 'android-omadm-log/logcat-threadtime.log', 6, 'http-503-app-pool'],
  ['logcat, time', 'android-omadm-log/logcat-time.log', 6, 'http-503-app-pool'],
  ['logcat, brief', 'android-omadm-log/logcat-brief.log', 6, 'http-503-app-pool'],
  ['logcat, long', 'android-omadm-log/logcat-long.log', 6, 'http-503-app-pool'],
  ['logcat, long with year, offset and user id', 'android-omadm-log/logcat-long-year.log', 6, 'http-503-app-pool'],
];

/** facts: ios.json (layouts, by their ids) */
const APPLE: readonly Row[] = [
  ['all layouts in one file', 'ios-console-log/layouts.log', 12, 'ios-trust-failed ios-profile-rolled-back'],
  ['console-copy-ms, in several languages', 'ios-console-log/errors.log', 4, 'ios-scep-error'],
  ['console-copy-tab', 'ios-console-log/console-tabs.log', 3, 'ios-scep-error'],
  ['rtf-remains', 'ios-console-log/rtf-remains.log', 3, 'ios-scep-error'],
  ['rtf-remains, the whole file', 'ios-console-log/saved-by-textedit.rtf', 3, 'ios-scep-error'],
  ['syslog-old', 'ios-console-log/syslog-old.log', 3, 'ios-scep-error'],
  ['syslog-weekday', 'ios-console-log/syslog-weekday.log', 2, 'ios-scep-error'],
  ['syslog without levels, of a Mac', 'ios-console-log/mac-system.log', 2, 'ios-scep-error'],
  ['idevicesyslog-new', 'ios-console-log/idevicesyslog.log', 2, 'ios-scep-error'],
  ['log-default', 'ios-console-log/log-default.log', 2, 'ios-scep-error'],
  ['log-default, localised', 'ios-console-log/titles-log-show-de.log', 3, 'ios-scep-error'],
  ['log-syslog', 'ios-console-log/log-syslog.log', 2, 'ios-scep-error'],
  ['log-compact', 'ios-console-log/compact.log', 4, 'ios-scep-error'],
  ['log show, ndjson', 'ios-console-log/unified.ndjson', 3, 'ios-scep-error'],
  ['log stream, json', 'ios-console-log/unified-stream.json', 2, 'ios-scep-identity-failed'],
  ...['de', 'en', 'es', 'fr', 'more-columns', 'pt'].map(
    (name): Row => [`console-localized, ${name}`, `ios-console-log/titles-${name}.log`, 3, 'ios-scep-error'],
  ),
];
const PROFILES: readonly Row[] = [
  ['a profile', 'apple-profile-log/scep.mobileconfig', 1, 'apple-profile-key-size apple-profile-key-usage'],
  ['a signed profile', 'apple-profile-log/signed.mobileconfig', 1, 'apple-profile-key-size apple-profile-key-usage'],
  ['a binary profile', 'apple-profile-log/binary.mobileconfig', 1, 'apple-profile-key-size apple-profile-key-usage'],
  [
    'a binary property list',
    'apple-profile-log/all-types.bplist',
    1,
    'apple-profile-url apple-profile-key-size apple-profile-subject',
  ],
];

/** facts: ndesplugin.json (ndesPlugin, crpSvclog, ndesConnectorSvclog, svclogLayout) */
const PLUGIN: readonly Row[] = [
  ['messages alone', 'ndes-plugin-log/documented.log', 15, 'verifyrequest-403-eku ndesplugin-12175 challenge-refused'],
  ['CMTrace entries', 'ndes-plugin-log/framed.log', 8, 'verifyrequest-403-eku'],
  ['rows copied from CMTrace', 'ndes-plugin-log/copied-rows.log', 4, ''],
];
const TRACES: readonly Row[] = [
  ['crpSvclog', 'svclog/CertificateRegistrationPoint.svclog', 13, 'subject-mismatch crp-invalid-handle'],
  ['ndesConnectorSvclog', 'svclog/NDESConnector.svclog', 3, 'setup-signin-0x80004003 connector-certificate-missing'],
];

/** facts: ndes-events.json (ndes, connector, legacyConnector, windowsClient, certEnrollAndCapi, server) */
const EVENTS: readonly Row[] = [
  [
    'ndes, copied text',
    'windows-event-log/ndes.txt',
    15,
    'ndes-start-0x80070057 ndes-message-unreadable ra-cert-mismatch-decrypt ndes-event-error policy-module-not-started ndes-challenge-refused ca-0x80094800-template',
  ],
  ['connector, copied text', 'windows-event-log/connector.txt', 12, 'connector-verify-failed ca-refuses-request reporting-stuck'],
  ['connector, CSV', 'windows-event-log/connector.csv', 5, 'subject-mismatch reporting-stuck'],
  [
    'legacyConnector, copied text',
    'windows-event-log/legacy-connector.txt',
    7,
    'challenge-false-signing-cert challenge-expired connector-verify-failed reporting-stuck connector-certificate-missing',
  ],
  [
    'windowsClient and CertEnroll, copied text',
    'windows-event-log/device.txt',
    5,
    'windows-tls-0x80072f8f windows-certenroll-failed',
  ],
  ['windowsClient, XML of wevtutil', 'windows-event-log/device.xml', 7, 'delivery-windows'],
  ['CAPI2 and MsiInstaller, XML', 'windows-event-log/capi2.xml', 3, 'windows-after-ca-renewal'],
  [
    'server, XML of Event Viewer',
    'windows-event-log/server.xml',
    5,
    'http-503-app-pool ra-cert-mismatch-decrypt ca-0x80094800-template',
  ],
  ['windowsClient, Format-List', 'windows-event-log/format-list.txt', 2, 'windows-tls-0x80072f8f'],
  ['windowsClient, Export-Csv', 'windows-event-log/export-csv.csv', 1, 'windows-tls-0x80072f8f'],
  ['in German', 'windows-event-log/german.txt', 1, 'ndes-start-0x80070057'],
  ['in French', 'windows-event-log/french.txt', 1, 'http-503-app-pool'],
  ['in Portuguese', 'windows-event-log/portuguese.txt', 1, 'windows-hash-value'],
];

/** facts: ndes-events.json (msi) */
const SETUP: readonly Row[] = [
  ['SetupMsi.log of the article', 'marked/msi-setup-log/article.log', 2, ''],
  ['a site that was renamed', 'marked/msi-setup-log/renamed-web-site.log', 17, 'setup-default-web-site'],
  ['a certificate of a CNG template', 'marked/msi-setup-log/certificate-of-a-cng-template.log', 12, 'setup-0x80090014'],
  ['an error that is hidden', 'marked/msi-setup-log/completed-with-a-hidden-error.log', 13, 'setup-default-web-site'],
  ['a WiX bundle, a package that failed', 'marked/msi-setup-log/bundle-package-failed.log', 30, 'setup-package-failed'],
  ['a WiX bundle, .NET Framework', 'marked/msi-setup-log/bundle-dotnet-download.log', 8, 'setup-dotnet-missing'],
  ['a WiX bundle, a restart', 'marked/msi-setup-log/bundle-dotnet-then-restart.log', 8, 'setup-restart-required'],
  ['UTF-16 with a byte order mark', 'msi-setup-log/utf-16le-with-bom.log', 12, 'setup-default-web-site'],
  ['UTF-16 without one', 'msi-setup-log/utf-16le.log', 12, 'setup-default-web-site'],
];

const LAYOUTS: Readonly<Record<LanguageId, readonly Row[]>> = {
  'iis-w3c-log': IIS,
  'httperr-log': HTTPERR,
  'android-omadm-log': ANDROID,
  'ios-console-log': APPLE,
  'apple-profile-log': PROFILES,
  'ndes-plugin-log': PLUGIN,
  svclog: TRACES,
  'windows-event-log': EVENTS,
  'msi-setup-log': SETUP,
};
const ids = Object.keys(LAYOUTS) as LanguageId[];

async function textOf(sample: string): Promise<string> {
  const text = await textOfBytes(corpusBytes(sample));
  if (text === undefined) throw new Error(`${sample} is no text`);
  return sample.startsWith('marked/') ? readCarets(text).text : text;
}

describe.each(ids)('%s', (id) => {
  it.each(LAYOUTS[id])('%s: %s', async (_, sample, records, findings) => {
    const head = await textOf(sample);
    const found = detectLog({ head, fileName: '' });
    expect(found?.id).toBe(id);
    expect(found?.detection.quality).not.toBe('possible');
    const analysis = openLog(head);
    expect(analysis?.document.records.length).toBe(records);
    expect(analysis?.faults).toEqual([]);
    const shown = new Set(analysis?.groups.map((group) => group.id));
    expect([...shown].sort()).toEqual(
      findings
        .split(' ')
        .filter((one) => one !== '')
        .sort(),
    );
  });

  it('has every sample of its folder in the table, or keeps it as a near miss', () => {
    const named = new Set(LAYOUTS[id].map(([, sample]) => sample));
    const others = corpusFiles(id).filter((name) => !named.has(`${id}/${name}`) && !/^near-|^README\.md$/.test(name));
    expect(others).toEqual([]);
  });
});

describe('native event logs', () => {
  it.each(FILES)('are Windows events: %s', async (name) => {
    const head = await evtxText(sourceOf(evtxFile(name)), english, 1_000_000);
    expect(detectLog({ head, fileName: '' })).toMatchObject({ id: 'windows-event-log', detection: { quality: 'certain' } });
    expect(openLog(head)?.document.records.length).toBeGreaterThan(0);
  });
});
