import { describe, expect, it } from 'vitest';
import { analyzeLog, growLog } from '../../../server/src/core/analyze/index.ts';
import { detectLog } from '../../../server/src/core/detect.ts';
import { svclog } from '../../../server/src/core/formats/svclog/index.ts';
import { corpus } from '../../support/corpus-file.ts';
import { checkEvents, checkFields, describeEvent, eventsOf } from './marks.ts';

const CRP = 'svclog/CertificateRegistrationPoint.svclog';
const trace = (message: string): string =>
  `<E2ETraceEvent><System><SubType Name="Error">0</SubType></System><ApplicationData>${message}</ApplicationData></E2ETraceEvent>`;

describe('samples', () => {
  it.each(svclog.samples.map((sample) => [sample.title, sample] as const))('are recognised and cut: %s', (_, sample) => {
    expect(detectLog({ head: sample.text, fileName: 'paste.txt' })).toMatchObject({
      id: 'svclog',
      detection: { quality: 'certain' },
    });
    expect(svclog.parse(sample.text).records.length).toBe(sample.records);
  });
});

describe('traces', () => {
  it('are records of their own although the file has one line', () => {
    const document = svclog.parse(corpus(CRP));
    expect(document.lines.count).toBe(1);
    expect(eventsOf(document).map(describeEvent)).toEqual([
      'note crp-verify-started',
      'note crp-phase-passed 1',
      'note crp-phase-passed 3',
      'note crp-verify-passed',
      'note crp-verify-started',
      'note crp-phase-passed 1',
      'note crp-subject-mismatch',
      'error System.ArgumentException',
      'note crp-subject-mismatch',
      'note crp-phase-failed 3',
      'note crp-verify-failed',
      'note crp-verify-started',
      'error System.Security.Cryptography.CryptographicException',
      'note crp-invalid-handle',
      'note crp-verify-failed',
    ]);
    expect(document.records.at(0)?.time).toMatchObject({ epochMs: Date.UTC(2019, 2, 12, 14, 22, 7, 123), zone: 'utc' });
    expect(document.records.at(6)?.level).toBe('error');
  });

  it('have their data in nested elements, or in CDATA', () => {
    const document = svclog.parse(corpus('svclog/NDESConnector.svclog'));
    expect(eventsOf(document).map(describeEvent)).toEqual([
      'note connector-certificate-missing',
      'error System.InvalidOperationException',
      'note connector-sign-in-refused',
    ]);
  });

  it('give their columns as fields', () => {
    checkFields(
      svclog,
      `
<E2ETraceEvent><System><EventID>0</EventID><Type>3</Type><SubType Name="Warning">0</SubType><Level>4</Level>
                                ^ EventID: number
                                                 ^ Type: number
                                                                        ^^^^^^^ SubType: level
                                                                                                   ^ Level: number
<TimeCreated SystemTime="2019-03-12T14:22:07Z" /><Source Name="CertificateRegistrationPoint" />
                         ^^^^^^^^^^^^^^^^^^^^ TimeCreated: time
                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Source: logger
<Correlation ActivityID="{a}" /><Execution ProcessName="w3wp" ProcessID="5" ThreadID="7" /><Channel/><Computer>N</Computer></System>
                         ^^^ ActivityID: number
                                                        ^^^^ ProcessName: process
                                                                         ^ ProcessID: number
                                                                                      ^ ThreadID: thread
                                                                                                               ^ Computer: address
<ApplicationData>Validation Phase 3 finished with status False.</ApplicationData></E2ETraceEvent>
                                  ^ subject: text
`,
    );
  });

  it('name inner exceptions as causes, and escapes are undone', () => {
    const [event] = eventsOf(
      svclog.parse(trace('A.BException: first &gt; text ---&gt; C.DException: second&#xD;&#xA;   at E.F(G h)')),
    );
    expect(event).toMatchObject({
      name: { value: 'A.BException' },
      text: { value: 'first > text' },
      causes: [{ name: { value: 'C.DException' }, text: { value: 'second' } }],
    });
  });

  it('say what is missing once where two messages say it', () => {
    checkEvents(
      svclog,
      `
<E2ETraceEvent><ApplicationData>
Signing certificate could not be retrieved. A.B.CryptographicException: m_safeCertContext is an invalid handle.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note crp-signing-certificate-missing
                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^ error A.B.CryptographicException
</ApplicationData></E2ETraceEvent>
`,
    );
  });

  it('are read with all their escapes undone, and marked where they stand', () => {
    checkEvents(
      svclog,
      `
<E2ETraceEvent><ApplicationData>
Signing certificate could not be&#x20;retrieved. A.BException: an invalid&#32;handle &#38; more
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ note crp-signing-certificate-missing
                                                 ^^^^^^^^^^^^ error A.BException
</ApplicationData></E2ETraceEvent>
`,
    );
  });

  it('have no escapes in CDATA', () => {
    const text = trace('<![CDATA[ Signing certificate could not be&#x20;retrieved ]]>');
    expect(eventsOf(svclog.parse(text))).toEqual([]);
  });

  it.each(['MyShop.Orders', 'System.ServiceModel'])('of another source say nothing: %s', (source) => {
    const text = trace('A.BException: m_safeCertContext is an invalid handle.').replace(
      '<System>',
      `<System><Source Name="${source}"/>`,
    );
    expect(eventsOf(svclog.parse(text))).toEqual([]);
    expect(detectLog({ head: text, fileName: 'app.svclog' })).toBeUndefined();
  });

  it('of another source that stand among those of the connector leave them as they are', () => {
    const [ours, other] = ['NDESConnectorService', 'System.ServiceModel'].map((source) =>
      trace('NDES Connector certificate could not be found').replace('<System>', `<System><Source Name="${source}"/>`),
    );
    const text = `${other}${ours}`;
    expect(detectLog({ head: text, fileName: 'x.txt' })?.id).toBe('svclog');
    expect(eventsOf(svclog.parse(text)).map(describeEvent)).toEqual(['note connector-certificate-missing']);
    expect(detectLog({ head: `${other}`, fileName: 'NDESConnector_2024-05-01.svclog' })?.id).toBe('svclog');
  });

  it('are recognised where the file begins inside of one', () => {
    const text = corpus(CRP).slice(400);
    expect(detectLog({ head: text, fileName: 'x.log' })).toMatchObject({ id: 'svclog', detection: { quality: 'certain' } });
    expect(svclog.parse(text).records.length).toBe(svclog.parse(corpus(CRP)).records.length - 1);
  });

  it.each([
    ['in prose', `The trace says ${trace('VerifyRequest Started.')}, and then nothing.`],
    ['in another log', `2024-05-01 10:00:00 INFO ${trace('VerifyRequest Started.')}\n`.repeat(3)],
  ])('that name no source are not claimed where they are quoted: %s', (_, head) => {
    expect(detectLog({ head, fileName: '' })).toBeUndefined();
  });

  it('of other services are read and say nothing', () => {
    const text = trace('A message was received. 0x80070005');
    expect(detectLog({ head: text, fileName: '' })?.id).toBe('svclog');
    expect(analyzeLog(svclog.parse(text)).groups).toEqual([]);
  });
});

describe('bad input', () => {
  it('may be cut anywhere', () => {
    const text = corpus(CRP);
    for (let end = 0; end <= text.length; end += 37) {
      const document = svclog.parse(text.slice(0, end));
      for (let i = 0; i < document.records.length; i++) {
        for (const field of document.records.at(i)?.fields() ?? []) expect(field.span.end).toBeLessThanOrEqual(end);
      }
    }
  });

  it.each([
    ['nothing', ''],
    ['NUL bytes', '\0'.repeat(10_000)],
    ['openings only', '<E2ETraceEvent'.repeat(100_000)],
    ['openings with a space', '<E2ETraceEvent '.repeat(100_000)],
    ['100 000 nested tags', trace('<a>'.repeat(100_000))],
    ['a message of a megabyte', trace('Subject Name in CSR '.repeat(50_000))],
    ['class names without end', trace('A.'.repeat(500_000))],
    ['CDATA without end', trace('<![CDATA['.repeat(100_000))],
  ])(
    'does not break or hang: %s',
    (_, text) => {
      expect(analyzeLog(svclog.parse(text)).faults).toEqual([]);
    },
    2000,
  );
});

describe('a trace that grows', () => {
  it('says what it says at once', () => {
    const text = corpus(CRP);
    const whole = analyzeLog(svclog.parse(text));
    for (let cut = 0; cut < text.length; cut += 61) {
      const grown = growLog(analyzeLog(svclog.parse(text.slice(0, cut))), text);
      expect(grown.document.records.length).toBe(whole.document.records.length);
      expect(grown.groups).toEqual(whole.groups);
    }
    const end = text.indexOf('</E2ETraceEvent>', text.length / 2) + '</E2ETraceEvent>'.length;
    expect(growLog(analyzeLog(svclog.parse(text.slice(0, end))), text).groups).toEqual(whole.groups);
  });
});
