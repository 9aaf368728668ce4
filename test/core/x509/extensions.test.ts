import { describe, expect, it } from 'vitest';
import { messageSource, Reading } from '../../../server/src/core/asn1/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { extensionText, readExtensions } from '../../../server/src/core/x509/index.ts';

const OIDS = {
  basicConstraints: '551D13',
  cRLNumber: '551D14',
  issuingDistributionPoint: '551D1C',
  keyUsage: '551D0F',
  cRLDistributionPoints: '551D1F',
  policyMappings: '551D21',
  policyConstraints: '551D24',
  privateKeyUsagePeriod: '551D10',
  tlsFeature: '2B06010505070118',
  netscapeCertType: '6086480186F8420101',
  subjectInfoAccess: '2B0601050507010B',
} as const;

const tlv = (tag: string, ...contents: readonly string[]): string => {
  const body = contents.join('').replaceAll(' ', '');
  return tag + (body.length / 2).toString(16).padStart(2, '0') + body;
};

/** The words of one extension whose extnValue holds these bytes. */
function check(name: keyof typeof OIDS, value: string, words: string): void {
  const encoded = tlv('30', tlv('30', tlv('06', OIDS[name]), tlv('04', value)));
  const bytes = new Uint8Array(Buffer.from(encoded, 'hex'));
  const reading = new Reading(bytes);
  const { root } = reading.read(messageSource(bytes));
  const [extension] = readExtensions(reading, root);
  expect(extension?.name).toBe(name);
  expect(extension && english(extensionText(extension.value))).toBe(words);
}

const uri = tlv('86', Buffer.from('http://x').toString('hex'));
const issuer = tlv('A2', tlv('82', '61'));

describe('an extension in words', () => {
  it('names what narrows a distribution point (RFC 5280 4.2.1.13, 5.2.5)', () => {
    const point = tlv('A0', tlv('A0', uri));
    check('issuingDistributionPoint', tlv('30', point, '8101FF', '8401FF'), 'URI:http://x, onlyContainsUserCerts, indirectCRL');
    check('issuingDistributionPoint', tlv('30', '8101 00', '8302 0560'), 'onlySomeReasons keyCompromise, cACompromise');
    check(
      'cRLDistributionPoints',
      tlv('30', tlv('30', point, '8102 0640', issuer)),
      'URI:http://x, reasons keyCompromise, cRLIssuer DNS:a',
    );
    const relative = tlv('A0', tlv('A1', tlv('30', '0603550403', tlv('0C', '61'))));
    check('cRLDistributionPoints', tlv('30', tlv('30', relative)), 'nameRelativeToCRLIssuer CN=a');
  });

  it('reads the rare ones', () => {
    check('policyMappings', tlv('30', tlv('30', '06022A03', '06022A04')), '1.2.3 = 1.2.4');
    check('policyConstraints', tlv('30', '800101', '810100'), 'requireExplicitPolicy 1, inhibitPolicyMapping 0');
    check('tlsFeature', tlv('30', '020105', '020163'), 'status_request, unknown (99)');
    check('netscapeCertType', '030205A0', 'SSL client, S/MIME');
    const from = tlv('80', Buffer.from('20260101000000Z').toString('hex'));
    check('privateKeyUsagePeriod', tlv('30', from), 'notBefore 2026-01-01 00:00:00 UTC');
    const repository = tlv('30', tlv('06', '2B06010505073005'), uri);
    check('subjectInfoAccess', tlv('30', repository), 'caRepository URI:http://x');
  });

  it('writes a CRL number as openssl does', () => {
    check('cRLNumber', '02011F', '31');
  });

  it('does not take garbage for a value', () => {
    check('basicConstraints', '67617262', 'not known: 67617262');
    check('policyConstraints', '0500', 'not known: 0500');
    check('keyUsage', '03 01 00', 'none');
  });
});
