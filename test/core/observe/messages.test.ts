import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { describe, expect, test } from 'vitest';
import type { MessageDigest } from '../../../server/src/core/log/facts.ts';
import { LogMessages } from '../../../server/src/core/messages/log-messages.ts';
import { certificateDigest } from '../../../server/src/core/observe/index.ts';
import { serialKey } from '../../../server/src/core/observe/keys.ts';
import { decodeCertificate } from '../../../server/src/core/x509/index.ts';
import { analysisOf } from '../../support/check-findings.ts';
import { fixture, fixtureBytes } from '../../support/fixtures.ts';
import { factsOfText } from './check.ts';

interface Fixture {
  readonly file: string;
  readonly direction: 'request' | 'response';
  readonly expected: {
    readonly messageType?: string;
    readonly pkiStatus?: string;
    readonly failInfo?: string;
    readonly transactionID?: string;
    readonly senderNonce?: string;
    readonly recipientNonce?: string;
  };
}

const FIXTURES: readonly Fixture[] = (JSON.parse(fixture('messages/index.json')) as readonly Fixture[]).filter(
  ({ expected }) => expected.messageType !== undefined,
);

function messageOf(name: string): string {
  return fixture(name).replace(/\s/g, '');
}

const COLUMNS = '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port c-ip sc-status sc-substatus sc-win32-status';

/** A line of IIS with the message in its query. */
function request(message: string, time = '07:05:03'): string {
  const query = `operation=PKIOperation&message=${encodeURIComponent(message)}`;
  return `2026-01-20 ${time} 10.1.5.20 GET /certsrv/mscep/mscep.dll ${query} 443 10.40.86.2 200 0 0`;
}

/** A line of a console in which a message stands bare. */
function bare(message: string): string {
  return `debug\t08:06:36.125038+0100\tprofiled\tReceived ${message}`;
}

function only(messages: readonly MessageDigest[]): MessageDigest {
  expect(messages).toHaveLength(1);
  const [message] = messages;
  if (!message) throw new Error('no message');
  return message;
}

describe('a SCEP message in a log', () => {
  test.each(FIXTURES.map((one) => [one.file, one] as const))(
    '%s: says what OpenSSL read in it',
    (file, { direction, expected }) => {
      const text = direction === 'request' ? `${COLUMNS}\n${request(messageOf(file))}` : bare(messageOf(file));
      const { messages } = factsOfText(direction === 'request' ? 'iis-w3c-log' : 'ios-console-log', text);
      const { messageType, pkiStatus, failInfo, transactionID, senderNonce, recipientNonce, ...rest } = only(messages);
      expect(rest.direction).toBe(direction);
      const number = (value: string | undefined) => (value === undefined ? undefined : Number(value));
      expect({ messageType, pkiStatus, failInfo, transactionID, senderNonce, recipientNonce }).toEqual({
        messageType: number(expected.messageType),
        pkiStatus: number(expected.pkiStatus),
        failInfo: number(expected.failInfo),
        transactionID: expected.transactionID,
        senderNonce: expected.senderNonce?.toUpperCase(),
        recipientNonce: expected.recipientNonce?.toUpperCase(),
      });
    },
  );

  test.each(['jscep-get-ndes', 'jscep-get-legacy', 'jscep-get-fail2'])('%s: names its key as the key itself does', (name) => {
    const key = createPublicKey(fixture(`clientkeys/${name}.key`)).export({ type: 'spki', format: 'der' });
    const { messages, observations } = factsOfText(
      'iis-w3c-log',
      `${COLUMNS}\n${request(messageOf(`messages/${name}-06-req.b64`))}`,
    );
    const hash = createHash('sha256').update(key).digest('hex').toUpperCase();
    expect(only(messages).keyHash).toBe(hash);
    expect(observations[0]?.keys.keyHash).toBe(hash);
  });

  test('an answer names no key: it is signed with that of the server', () => {
    expect(
      only(factsOfText('ios-console-log', bare(messageOf('messages/jscep-get-ndes-06-resp.b64'))).messages),
    ).not.toHaveProperty('keyHash');
  });

  test('the request is encrypted for a certificate, by issuer and serial number', () => {
    const ra = new X509Certificate(fixture('pki/ndes-ra-enc.pem'));
    const { messages, observations } = factsOfText(
      'iis-w3c-log',
      `${COLUMNS}\n${request(messageOf('messages/jscep-get-ndes-06-req.b64'))}`,
    );
    const [recipient] = only(messages).recipients;
    expect(recipient?.serial).toBe(serialKey(ra.serialNumber));
    expect(observations[0]?.keys.recipient).toBe(serialKey(ra.serialNumber));
    const name = (text: string) => text.split(/[\n,]/).sort();
    expect(name(recipient?.issuer ?? '')).toEqual(name(ra.issuer));
  });

  test('stands at its place, once for each place at which a device writes it, and the calls there have its keys', () => {
    const message = messageOf('messages/jscep-get-ndes-06-req.b64');
    const url = `https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=PKIOperation&message=${encodeURIComponent(message)}`;
    const line = (time: string, words: string) =>
      `2026-01-20T08:05:${time}.0000000\tVERB\tEvent\torg.jscep.transport.UrlConnectionGetTransport\t1\t2\t${words}\n`;
    const text = `${line('10', `Sending PkiOperation to ${url}`)}${line('11', `Received '200 OK' when sending PkiOperation to ${url}`)}`;
    const { messages, observations } = factsOfText('android-omadm-log', text);
    expect(messages.map(({ line, record }) => [line, record])).toEqual([
      [0, 0],
      [1, 1],
    ]);
    for (const { span } of messages) expect(decodeURIComponent(text.slice(span.start, span.end))).toBe(message);
    const [first, second] = messages;
    expect(second?.transactionID).toBe(first?.transactionID);
    expect(observations.map(({ keys }) => keys.transactionID)).toEqual([first?.transactionID, first?.transactionID]);
  });

  test('cut, it says what stands before the cut', () => {
    const message = messageOf('messages/jscep-get-ndes-06-req.b64');
    const { messages, observations } = factsOfText('iis-w3c-log', `${COLUMNS}\n${request(message.slice(0, 1600))}`);
    const { transactionID, recipients, direction } = only(messages);
    expect({ transactionID, recipients: recipients.length, direction }).toEqual({
      transactionID: undefined,
      recipients: 1,
      direction: 'unknown',
    });
    expect(observations.map(({ act }) => act)).toEqual(['PKIOperation']);
  });

  test('damaged, it says what is left', () => {
    const message = messageOf('messages/jscep-get-ndes-06-req.b64');
    const damaged = `${message.slice(0, 900)}%%%${message.slice(930)}`;
    const query = `operation=PKIOperation&message=${damaged}`;
    const text = `${COLUMNS}\n2026-01-20 07:05:03 10.1.5.20 GET /certsrv/mscep/mscep.dll ${query} 443 10.40.86.2 200 0 0`;
    expect(factsOfText('iis-w3c-log', text).observations.map(({ act, outcome }) => `${act} ${outcome}`)).toEqual([
      'PKIOperation done',
    ]);
  });

  test.each(['first', 'all'] as const)('is heard of also where so many are wrong that the last are not checked, %s', (reads) => {
    const lines = ['jscep-get-ndes', 'jscep-get-legacy', 'jscep-get-fail2', 'mm-get-4096'].map((name) =>
      request(messageOf(`messages/${name}-0${name.startsWith('mm') ? 3 : 6}-req.b64`)),
    );
    const text = [COLUMNS, ...Array.from({ length: 8 }, () => lines).flat()].join('\n');
    const document = analysisOf(text, 'iis-w3c-log').document;
    const heard: number[] = [];
    const messages = new LogMessages((_, { record }) => heard.push(record), reads, 2);
    for (let i = 0; i < document.records.length; i++) {
      const record = document.records.at(i);
      const [event] = record?.events() ?? [];
      if (record && event?.kind === 'http' && event.payload) messages.see(event.payload, event, record);
    }
    messages.read(document);
    while (messages.readMore(document, 8));
    messages.hearRest(document);
    expect(messages.coverage().map(({ kind }) => kind)).toEqual(['messages']);
    expect(heard).toEqual(Array.from({ length: 32 }, (_, i) => i));
    messages.hearRest(document);
    expect(heard).toHaveLength(32);
  });

  test('what is no message gives none', () => {
    expect(factsOfText('iis-w3c-log', `${COLUMNS}\n${request('MIIBIjANBg')}`).messages).toEqual([]);
    expect(factsOfText('ios-console-log', bare('A'.repeat(2000))).messages).toEqual([]);
  });
});

describe('certificates in a log', () => {
  test('those of an answer to GetCACert are the server’s, with what Windows shows of them', () => {
    const p7b = Buffer.from(fixtureBytes('pki/ndes-getcacert.p7b')).toString('base64');
    const { serverCertificates, messages } = factsOfText('ios-console-log', bare(p7b));
    expect(messages).toEqual([]);
    const known = ['ndes-ca', 'ndes-ra-enc', 'ndes-ra-sign'].map((name) => new X509Certificate(fixture(`pki/${name}.pem`)));
    const shown = (value: string) => value.replaceAll(':', '');
    expect(serverCertificates.map(({ thumbprint }) => thumbprint).sort()).toEqual(
      known.map(({ fingerprint }) => shown(fingerprint)).sort(),
    );
    for (const { thumbprint, serial, keyHash, notAfterMs, ca, sid } of serverCertificates) {
      const same = known.find(({ fingerprint }) => shown(fingerprint) === thumbprint);
      expect(serial).toBe(serialKey(same?.serialNumber));
      const spki = same?.publicKey.export({ type: 'spki', format: 'der' }) ?? '';
      expect(keyHash).toBe(createHash('sha256').update(spki).digest('hex').toUpperCase());
      expect(notAfterMs).toBe(Date.parse(same?.validTo ?? ''));
      expect(ca).toBe(same?.ca);
      expect(sid).toBe(false);
    }
  });

  test('those that a CertRep holds without a CA are the ones that it grants', () => {
    const { pem, der } = certificateWith([]);
    const content = forge.pkcs7.createSignedData();
    content.addCertificate(pem);
    const p7 = Buffer.from(forge.asn1.toDer(content.toAsn1()).getBytes(), 'binary').toString('base64');
    const { issued, direction } = only(factsOfText('ios-console-log', bare(p7)).messages);
    expect(direction).toBe('response');
    expect(issued).toEqual([certificateOf(der)]);
    expect(issued[0]?.thumbprint).toBe(createHash('sha1').update(der).digest('hex').toUpperCase());
  });

  test.each([
    ['szOID_NTDS_CA_SECURITY_EXT', [securityExtension()], true],
    [
      'a URI with the SID',
      [{ name: 'subjectAltName', altNames: [{ type: 6, value: 'tag:microsoft.com,2022-09-14:sid:S-1-5-21-1-2-3-1104' }] }],
      true,
    ],
    [
      'other alternative names',
      [
        {
          name: 'subjectAltName',
          altNames: [
            { type: 6, value: 'IntuneDeviceId://8e7bdede' },
            { type: 2, value: 'pc1' },
          ],
        },
      ],
      false,
    ],
    ['nothing', [], false],
  ])('strong mapping: %s', (_what, extensions, sid) => {
    expect(certificateOf(certificateWith(extensions).der).sid).toBe(sid);
  });

  test('a certificate that is cut says what it has, and nothing else', () => {
    const { der } = certificateWith([]);
    const { thumbprint, sid, subject } = certificateOf(der.subarray(0, der.length - 40));
    expect({ thumbprint, sid, subject }).toEqual({ thumbprint: '', sid: false, subject: 'CN=pc1' });
  });
});

function certificateOf(der: Uint8Array) {
  const { value } = decodeCertificate(der);
  if (!value) throw new Error('no certificate');
  return certificateDigest(value);
}

/** A certificate of a device, signed by itself, with these extensions. */
function certificateWith(extensions: readonly object[]): { readonly pem: string; readonly der: Buffer } {
  const privateKey = forge.pki.privateKeyFromPem(fixture('clientkeys/client-2048.key'));
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(privateKey.n, privateKey.e);
  certificate.serialNumber = '00c0ffee';
  certificate.validity.notBefore = new Date('2026-01-01T00:00:00Z');
  certificate.validity.notAfter = new Date('2027-01-01T00:00:00Z');
  const name = [{ name: 'commonName', value: 'pc1' }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([...extensions]);
  certificate.sign(privateKey, forge.md.sha256.create());
  const der = forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes();
  return { pem: forge.pki.certificateToPem(certificate), der: Buffer.from(der, 'binary') };
}

/** MS-WCCE 2.2.2.7.7.4: the SID as an other name. */
function securityExtension(): object {
  const { asn1 } = forge;
  const context = (content: forge.asn1.Asn1) => asn1.create(asn1.Class.CONTEXT_SPECIFIC, 0, true, [content]);
  const sid = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OCTETSTRING, false, 'S-1-5-21-1-2-3-1104');
  const oid = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.OID, false, asn1.oidToDer('1.3.6.1.4.1.311.25.2.1').getBytes());
  const other = asn1.create(asn1.Class.CONTEXT_SPECIFIC, 0, true, [oid, context(sid)]);
  const value = asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, [other]);
  return { id: '1.3.6.1.4.1.311.25.2', value: asn1.toDer(value).getBytes() };
}
