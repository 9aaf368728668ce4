import { describe, expect, it } from 'vitest';
import { openLog } from '../../../server/src/core/analyze/index.ts';
import { detectLog } from '../../../server/src/core/detect.ts';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import { androidOmadmLog } from '../../../server/src/core/formats/android-omadm-log/index.ts';
import { localizer } from '../../../server/src/core/text/sentence.ts';
import { corpus } from '../../support/corpus-file.ts';
import { checkEvents, checkFields, tally } from './marks.ts';

const render = localizer((template) => template);
const alone = corpus('android-omadm-log/syncml-document.txt');
const trace = corpus('android-omadm-log/syncml-trace.log');

function rowsAt(text: string, words: string): readonly string[] {
  const explanation = explainAt(androidOmadmLog.parse(text), text.indexOf(words) + 1);
  return explanation?.rows.map(({ label, value }) => `${render(label)}: ${render(value)}`) ?? [];
}

/** The records of a text, as the text of each. */
function recordsOf(text: string): readonly string[] {
  const { records } = androidOmadmLog.parse(text);
  return Array.from({ length: records.length }, (_, i) => {
    const span = records.at(i)?.span ?? { start: 0, end: 0 };
    return text.slice(span.start, span.end);
  });
}

const node = (path: string): string => `<SyncML xmlns="a"><Target><LocURI>${path}</LocURI></Target></SyncML>`;
const ENROLL = './Device/Vendor/MSFT/ClientCertificateInstall/SCEP/A/Install/Enroll';

describe('SyncML without the columns of a log is recognised', () => {
  it('as a document alone', () => {
    expect(detectLog({ head: alone, fileName: 'paste.txt' })).toMatchObject({
      id: 'android-omadm-log',
      detection: { quality: 'certain' },
    });
  });

  it('in a trace, whose layout no source confirms', () => {
    const detected = detectLog({ head: trace, fileName: 'mdm.log' });
    expect(detected).toMatchObject({ id: 'android-omadm-log', detection: { quality: 'likely' } });
    expect(detected && render(detected.detection.reason)).toContain('not confirmed by a source');
  });

  it.each([
    ENROLL,
    './Vendor/MSFT/CertificateStore/SCEP',
    './Vendor/MSFT/CertificateStore/My/SCEP/A/Install/KeyLength',
    './Vendor/MSFT/CertificateStore/Enroll/ModelName=A/Install',
  ])('by its node %s', (path) => {
    expect(detectLog({ head: node(path), fileName: 'a.txt' })?.id).toBe('android-omadm-log');
  });

  it.each([
    corpus('android-omadm-log/near-syncml-policy.log'),
    node('./Vendor/MSFT/CertificateStore/Root/System/0123/EncodedCertificate'),
    node('./Vendor/MSFT/CertificateStore/My/SCEPTER'),
    node('./Device/Vendor/MSFT/ClientCertificateInstall/PFXCertInstall/A/KeyLocation'),
    `${node('./Vendor/MSFT/Policy')}\nsee ${ENROLL}`,
    `The node ${ENROLL} of a SyncML document`,
    `<SyncMLStatus>${ENROLL}</SyncMLStatus>`,
  ])('and left alone where it is of other things: %#', (head) => {
    expect(detectLog({ head, fileName: 'trace.log' })).toBeUndefined();
  });
});

describe('each SyncML document is a record', () => {
  it('with its declaration, without the lines of another tool', () => {
    const records = recordsOf(trace);
    expect(records.map((record) => record.slice(0, 7))).toEqual(['<SyncML', '<?xml v', '<SyncML']);
    expect(records.every((record) => record.endsWith('</SyncML>') && record.includes('\n'))).toBe(true);
  });

  it('also where several share a line', () => {
    expect(recordsOf(`in: ${node(ENROLL)}${node('b')} out`)).toEqual([node(ENROLL), node('b')]);
  });

  it('and the request that arrived is named once, not again by the answer of the device', () => {
    expect(tally(androidOmadmLog.parse(trace))).toEqual({
      'note profile-arrived': 1,
      'setting HashAlgorithm SHA-2': 1,
      'setting KeyLength 2048': 1,
    });
    checkEvents(
      androidOmadmLog,
      `
[1] <SyncML><Target><LocURI>./User/Vendor/MSFT/ClientCertificateInstall/SCEP/A/Install/Enroll</LocURI></Target>
                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note profile-arrived
</SyncML>
[2] <SyncML><Status><TargetRef>./User/Vendor/MSFT/ClientCertificateInstall/SCEP/A/Install/Enroll</TargetRef></Status></SyncML>
[3] <SyncML><Results><Source><LocURI>./User/Vendor/MSFT/ClientCertificateInstall/SCEP/A/Install/Enroll</LocURI></Source></Results></SyncML>
`,
    );
  });

  it('whose values are marked, escaped or not, a challenge as a secret', () => {
    checkFields(
      androidOmadmLog,
      `
<SyncML><LocURI>./Vendor/MSFT/CertificateStore/My/SCEP/A/Install/KeyLength</LocURI><Data>2048</Data>
                                                                                         ^^^^ KeyLength: number
<LocURI>./Vendor/MSFT/CertificateStore/My/SCEP/A/Install/Challenge</LocURI><Data><![CDATA[a<b]]></Data>
                                                                                          ^^^ Challenge: secret
&amp;lt;CertificateRequest&amp;gt;&amp;lt;CertificateRequestToken&amp;gt;abc&amp;lt;/CertificateRequestToken&amp;gt;
                                                                         ^^^ CertificateRequestToken: secret
</SyncML>
`,
    );
  });
});

describe('the request of a SyncML document', () => {
  it('is readable at its name', () => {
    expect(rowsAt(trace, 'ModelName_AC_5_Hash_1/Install/Enroll')).toEqual(
      expect.arrayContaining([
        'SCEP server: https://ndes.contoso.com/certsrv/mscep/mscep.dll',
        'Subject: CN=Anna,O=Contoso',
        'Alternative names: 11+anna@contoso.com',
        'Key length: 2048',
        'Key usage: 160: sign and encrypt keys',
        'Hash: SHA-2',
        'Purposes: 1.3.6.1.5.5.7.3.2',
        'CA thumbprint: 0123456789ABCDEF0123456789ABCDEF01234567',
        'Retries: 3',
        'Challenge: ••••••••',
      ]),
    );
  });

  it('never shows the challenge, and alone is no fault', () => {
    const analysis = openLog(alone, { fileName: 'a.txt' });
    expect(analysis?.groups).toEqual([]);
    const explanation = explainAt(androidOmadmLog.parse(alone), alone.indexOf('geheim') + 1);
    expect(explanation).toBeDefined();
    expect(JSON.stringify(explanation)).not.toContain('geheim');
  });
});

/** A document as a tool writes it into its own XML, `times` over. */
function escaped(xml: string, times: number): string {
  const once = xml.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  return times === 1 ? once : escaped(once, times - 1);
}

describe.each([1, 2, 3])('SyncML that is escaped as a whole, %i times', (times) => {
  const documents = trace.replace(/(?:<\?xml[^>]*>\s*)?<SyncML[\s\S]*?<\/SyncML>/g, (document) => escaped(document, times));

  it('is recognised in a trace, and alone', () => {
    expect(detectLog({ head: documents, fileName: 'x.txt' })).toMatchObject({
      id: 'android-omadm-log',
      detection: { quality: 'likely' },
    });
    expect(detectLog({ head: escaped(alone, times), fileName: 'x.txt' })?.detection.quality).toBe('certain');
  });

  it('has the same records with the same events and values', () => {
    expect(recordsOf(documents)).toEqual(recordsOf(trace).map((document) => escaped(document, times)));
    expect(tally(androidOmadmLog.parse(documents))).toEqual(tally(androidOmadmLog.parse(trace)));
    expect(rowsAt(documents, 'ModelName_AC_5_Hash_1/Install/Enroll')).toEqual(
      rowsAt(trace, 'ModelName_AC_5_Hash_1/Install/Enroll'),
    );
  });

  it('hides the challenge, in CDATA too', () => {
    const path = './Device/Vendor/MSFT/ClientCertificateInstall/SCEP/A/Install/Challenge';
    for (const data of ['geheim', '<![CDATA[geheim]]>']) {
      const text = escaped(`<SyncML><Target><LocURI>${path}</LocURI></Target><Data>${data}</Data></SyncML>`, times);
      const secrets =
        androidOmadmLog
          .parse(text)
          .records.at(0)
          ?.fields()
          .filter(({ kind }) => kind === 'secret') ?? [];
      expect(secrets.map(({ span }) => text.slice(span.start, span.end))).toEqual(['geheim']);
    }
  });

  it('says where it is cut', () => {
    const whole = escaped(alone, times);
    expect(androidOmadmLog.parse(whole).problems).toEqual([]);
    const cut = whole.slice(0, whole.indexOf('RetryCount'));
    expect(androidOmadmLog.parse(cut).problems.map(({ code, span }) => [code, span.start])).toEqual([['syncml-cut', 0]]);
  });
});

describe('damaged SyncML', () => {
  it('is shown as far as it goes, and said to be cut', () => {
    const cut = alone.slice(0, alone.indexOf('RetryCount'));
    const document = androidOmadmLog.parse(`${cut}\n${node('b')}`);
    expect(document.records.length).toBe(2);
    expect(document.problems.map(({ code, span }) => [code, span.start])).toEqual([['syncml-cut', 0]]);
    expect(
      document.records
        .at(0)
        ?.fields()
        .map(({ name }) => name),
    ).toContain('CAThumbprint');
  });

  it('hides a challenge that is cut', () => {
    const text = alone.slice(0, alone.indexOf('heim'));
    const secrets =
      androidOmadmLog
        .parse(text)
        .records.at(0)
        ?.fields()
        .filter(({ kind }) => kind === 'secret') ?? [];
    expect(secrets.map(({ span }) => text.slice(span.start, span.end))).toEqual(['ge']);
  });

  it('gives the same when it is read on as when it is read whole', () => {
    for (let at = 0; at < trace.length; at += 97) {
      const whole = androidOmadmLog.parse(trace);
      const grown = androidOmadmLog.parse(trace, androidOmadmLog.parse(trace.slice(0, at)));
      expect([at, grown.records.length, grown.problems.length]).toEqual([at, whole.records.length, whole.problems.length]);
    }
  });

  it.each([
    ['documents without an end', `${node(ENROLL)}${'<SyncML>'.repeat(60_000)}`, 60_001],
    ['escaped documents without an end', `${node(ENROLL)}${'&amp;lt;SyncML&amp;gt;'.repeat(60_000)}`, 60_001],
    ['ends without a beginning', `${'</SyncML>'.repeat(100)}${node(ENROLL)}${'</SyncML>'.repeat(60_000)}`, 1],
    ['declarations without a document', `${node(ENROLL)}${'<?xml ?>'.repeat(60_000)}`, 1],
    ['a megabyte in one value', `${node(ENROLL).slice(0, -9)}<Data>${'&'.repeat(1_000_000)}`, 1],
    ['NUL bytes and lone surrogates', `\0\ud800${node(ENROLL)}\udc00\0`, 1],
  ])('is bounded: %s', (_, text, count) => {
    const document = androidOmadmLog.parse(text);
    expect(document.records.length).toBe(count);
    expect(document.problems.length).toBeLessThanOrEqual(200);
    expect(document.records.at(0)?.events()).toHaveLength(1);
  });
});
