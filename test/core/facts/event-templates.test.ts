import { describe, expect, it } from 'vitest';
import { analyzeLog } from '../../../server/src/core/analyze/index.ts';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import { formats } from '../../../server/src/core/formats/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { findingsOf } from '../../support/check-findings.ts';

const format = formats.find(({ id }) => id === 'windows-event-log');

/** A native event of a machine that lacks the provider: values without a sentence. */
function nativeEvent(provider: string, id: number, ...values: readonly string[]): string {
  const data = values.map((value) => `<Data>${value}</Data>`).join('');
  return `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${provider}'/><EventID>${id}</EventID><Level>2</Level><Channel>Application</Channel></System><EventData>${data}</EventData></Event>\n`;
}

function hoverOverId(text: string): string {
  if (!format) throw new Error('no format for events');
  const said = explainAt(format.parse(text), text.indexOf('<EventID>') + '<EventID>'.length);
  return [...(said?.paragraphs ?? [])].map(english).join('\n');
}

describe('an event that holds only values', () => {
  it.each([
    [
      'Microsoft-Windows-NetworkDeviceEnrollmentService',
      31,
      ['The RPC server is unavailable. 0x800706ba', '0x80004005'],
      'cannot submit the certificate request (The RPC server is unavailable. 0x800706ba).  0x80004005',
    ],
    [
      'Microsoft-Windows-CertificationAuthority',
      21,
      ['7398', 'Disk IO error', 'CN=phone1'],
      'could not process request 7398 due to an error: Disk IO error. The request was for CN=phone1.',
    ],
    ['Microsoft-Windows-WAS', 5009, ['SCEP', '2084', '0xc0000005'], "application pool 'SCEP' terminated unexpectedly"],
    ['Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider', 32, ['0x80091007'], 'Result: (0x80091007).'],
  ] as const)('%s %d reads as a sentence', (provider, id, values, sentence) => {
    expect(hoverOverId(nativeEvent(provider, id, ...values))).toContain(sentence);
  });

  it('says nothing more where a value is missing', () => {
    const hover = hoverOverId(nativeEvent('Microsoft-Windows-CertificationAuthority', 21, '7398'));
    expect(hover).not.toContain('Windows shows it as');
  });

  it('keeps the sentence that an export has', () => {
    const text = nativeEvent('Microsoft-Windows-WAS', 5009, 'SCEP', '2084', '0x1').replace(
      '</Event>',
      '<RenderingInfo Culture="de-DE"><Message>Ein Prozess wurde beendet.</Message></RenderingInfo></Event>',
    );
    expect(hoverOverId(text)).not.toContain('Windows shows it as');
  });

  it('of the CA is judged by its values', () => {
    const text = nativeEvent(
      'Microsoft-Windows-CertificationAuthority',
      53,
      '4711',
      'The subject is too long. 0x80094001',
      'CN=phone1',
      'Denied',
    );
    const found = format ? findingsOf(analyzeLog(format.parse(text))).map(({ id }) => id) : [];
    expect(found).toEqual(['ca-event']);
  });
});
