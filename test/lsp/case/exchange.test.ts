import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { openKeys } from '../../../server/src/core/scep/decrypt/index.ts';
import { own } from '../../../server/src/core/text/secrets/index.ts';
import { escapeMarkdown } from '../../../server/src/lsp/answer/markdown.ts';
import type { TextAddress } from '../../../server/src/lsp/answer/virtual-uri.ts';
import { findExchange, requestFor, serverCertificates } from '../../../server/src/lsp/case/exchange.ts';
import { comparisonDocument } from '../../../server/src/lsp/documents/comparison.ts';
import { decodedDocument } from '../../../server/src/lsp/documents/decoded.ts';
import { decodeText } from '../../../server/src/lsp/features/decode-text.ts';
import { diagnosticsOf } from '../../../server/src/lsp/features/diagnostics.ts';
import { hover } from '../../../server/src/lsp/features/hover.ts';
import { foundIn } from '../../../server/src/lsp/log/found-log.ts';
import type { OpenLog } from '../../../server/src/lsp/log/log-store.ts';
import type { Session } from '../../../server/src/lsp/session/session.ts';
import { fixture, fixturePath } from '../../support/fixtures.ts';
import { sessionWith, URI } from '../support/session.ts';

const NAME = 'jscep-get-pending';
const message = (name: string): string => fixture(`messages/${name}.b64`).trim();

/** Decodes texts, and gives the address of the last one. */
function decode(session: Session, ...names: readonly string[]): TextAddress {
  const ids = names.map((name) => session.texts.add({ text: message(name) })?.id ?? 0);
  return { kind: 'text', id: ids.at(-1) ?? 0, index: 0 };
}

function contextOf(session: Session, address: TextAddress): ReturnType<typeof requestFor> {
  const answer = session.texts.get(address.id)?.messages[0];
  return answer ? requestFor(session, address, answer) : {};
}

describe('what belongs to an answer', () => {
  it('is the request that has its nonce', () => {
    const session = sessionWith('log', '');
    const address = decode(session, 'jscep-get-legacy-06-req', `${NAME}-06-req`, `${NAME}-06-resp`);
    expect(contextOf(session, address).inReplyTo?.messageType?.name).toBe('PKCSReq');
  });

  it('is not the request of its transaction when a poll was answered', () => {
    const session = sessionWith('log', '');
    const polled = decode(session, `${NAME}-06-req`, `${NAME}-12-resp`);
    expect(contextOf(session, polled).inReplyTo).toBeUndefined();
    const withPoll = decode(session, `${NAME}-12-req`, `${NAME}-12-resp`);
    expect(contextOf(session, withPoll).inReplyTo?.messageType?.value).toBe(20);
  });

  it('is nothing of another transaction', () => {
    const session = sessionWith('log', '');
    expect(contextOf(session, decode(session, 'jscep-get-legacy-06-req', `${NAME}-06-resp`))).toEqual({});
  });
});

const NOT_FOR_THEM = 'which is none of the server’s certificates';

describe('the certificates of the server', () => {
  const bundle = fixture('variants/other-getcacert-p7b.b64').trim();

  it('are those of a decoded answer to GetCACert, and tell whether a request was encrypted for them', () => {
    const session = sessionWith('log', '');
    const address = decode(session, 'jscep-get-aes-sha256-06-req');
    expect(serverCertificates(session, address)).toEqual([]);
    session.texts.add({ text: bundle });
    expect(serverCertificates(session, address).length).toBeGreaterThan(1);
    const right = decode(session, 'jscep-get-ndes-06-req');
    expect(decodedDocument(session, right).text).not.toContain(NOT_FOR_THEM);
    expect(decodedDocument(session, decode(session, 'jscep-get-aes-sha256-06-req')).text).toContain(NOT_FOR_THEM);
  });
});

describe('the findings of a log', () => {
  const server = 'file:///logs/u_ex261122.log';
  const deviceLine = (text: string): string =>
    `2026-11-22T14:30:00.0000000\tVERB\tEvent\torg.jscep.transport.UrlConnectionGetTransport\t1\t1\t${text}\n`;
  const serverLog =
    '#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status\n' +
    `2026-11-22 14:30:00 10.1.1.1 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=${message('jscep-get-ndes-06-req')} 200 0 0\n`;
  const others = fixture('variants/other-getcacert-p7b.b64').trim();

  /** The certificates of the same CA, without the one that the request is encrypted for. */
  const files = ['ndes-ca', 'ndes-ra-sign'].flatMap((name) => ['-certfile', fixturePath(`pki/${name}.pem`)]);
  const renewed = execFileSync('openssl', ['crl2pkcs7', '-nocrl', ...files, '-outform', 'DER']).toString('base64');

  const marks = (session: Session): readonly string[] => {
    session.logs.get(server);
    session.logs.judgeCase();
    return diagnosticsOf(foundIn(session.logs.get(server) as OpenLog), session).flatMap(({ diagnostic: { code } }) =>
      String(code).startsWith('scep-') ? [String(code)] : [],
    );
  };

  it('hold its messages against the certificates that another open log has, as long as that is open', () => {
    const session = sessionWith('android-omadm-log', deviceLine(renewed));
    session.logs.open(server, 'iis-w3c-log', 1, serverLog);
    expect(marks(session)).toEqual([]);
    session.logs.get(URI);
    expect(marks(session)).toEqual(['scep-wrong-recipient']);
    session.logs.change(URI, 2, [{ text: deviceLine(others) }]);
    session.logs.get(URI);
    expect(marks(session)).toEqual([]);
    session.logs.close(URI);
    expect(marks(session)).toEqual([]);
  });

  it('hold them against those of a decoded text, and say what the hover says', () => {
    const session = sessionWith('log', '');
    session.logs.open(server, 'iis-w3c-log', 1, serverLog);
    decodeText(session, { text: renewed });
    expect(marks(session)).toEqual(['scep-wrong-recipient']);
    const log = session.logs.get(server) as OpenLog;
    const [diagnostic] = diagnosticsOf(foundIn(log), session)
      .map((placed) => placed.diagnostic)
      .filter(({ code }) => code === 'scep-wrong-recipient');
    const position = diagnostic?.range.start ?? { line: 0, character: 0 };
    const contents = hover(session, { textDocument: { uri: server }, position })?.contents as { readonly value: string };
    expect(contents.value).toContain(escapeMarkdown(own(String(diagnostic?.message))));
  });
});

describe('a case', () => {
  it('has request and certificate of one key, with the keys that open them', () => {
    const session = sessionWith('log', '');
    const address = decode(session, 'jscep-get-aes-sha256-06-req', 'jscep-get-aes-sha256-06-resp');
    expect(findExchange(session, address)).toEqual({});
    for (const key of ['clientkeys/jscep-get-aes-sha256.key', 'pki/lab-ca.key']) {
      const opened = openKeys(fixture(key));
      if (opened.kind === 'keys') session.keys.add(opened.keys);
    }
    expect(Object.keys(findExchange(session, address)).sort()).toEqual(['certificate', 'request']);
    session.keys.forget();
    expect(findExchange(session, address)).toEqual({});
  });

  it('has its request in the log of the server and its answer in that of the device', () => {
    const name = 'jscep-get-aes-sha256-06';
    const line = (text: string): string =>
      `2024-05-01T05:00:01.0000000\tVERB\tEvent\torg.jscep.transport.UrlConnectionGetTransport\t1\t1\t${text}\n`;
    const request = line(
      `Sending x to https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=PKIOperation&message=${message(`${name}-req`)}`,
    );
    const session = sessionWith('android-omadm-log', request);
    session.logs.open('file:///logs/device.log', 'android-omadm-log', 1, line(message(`${name}-resp`)));
    session.logs.open('file:///logs/other.log', 'android-omadm-log', 1, line(message('jscep-get-legacy-06-resp')));
    for (const key of ['clientkeys/jscep-get-aes-sha256.key', 'pki/lab-ca.key']) {
      const opened = openKeys(fixture(key));
      if (opened.kind === 'keys') session.keys.add(opened.keys);
    }
    const address = { kind: 'decoded', log: URI, offset: request.indexOf('message=') + 'message='.length } as const;
    expect(Object.keys(findExchange(session, address)).sort()).toEqual(['certificate', 'request']);
    session.logs.close('file:///logs/device.log');
    expect(Object.keys(findExchange(session, address))).toEqual(['request']);
  });
});

describe('the comparison', () => {
  it('holds request and certificate against the profile that the log has before them', () => {
    const name = 'jscep-get-aes-sha256-06';
    const line = (time: string, text: string): string =>
      `2024-05-01T05:00:${time}.0000000\tVERB\tEvent\tcom.microsoft.omadm.syncml.SyncmlSession\t1\t1\t${text}`;
    const profile =
      '&lt;CertificateRequest&gt;&lt;KeyLength&gt;4096&lt;/KeyLength&gt;&lt;SubjectName&gt;CN=android-user@contoso.com,O=Contoso&lt;/SubjectName&gt;&lt;/CertificateRequest&gt;';
    const url = 'https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=PKIOperation&message=';
    const log = [line('01', profile), line('02', `Sending x to ${url}${message(`${name}-req`)}`), ''].join('\n');
    const session = sessionWith('android-omadm-log', log);
    decode(session, `${name}-resp`);
    for (const key of ['clientkeys/jscep-get-aes-sha256.key', 'pki/lab-ca.key']) {
      const opened = openKeys(fixture(key));
      if (opened.kind === 'keys') session.keys.add(opened.keys);
    }
    const of = { kind: 'decoded', log: URI, offset: log.indexOf('message=') + 'message='.length } as const;
    const rows = comparisonDocument(session, { kind: 'comparison', of }).text.split('\n');
    expect(rows).toContain('| Member | Profile | Request | Certificate | Result |');
    expect(rows.find((row) => row.startsWith('| Key size'))).toMatch(
      /^\| Key size in bits \| 4096 \| 2048 \| 2048 \| different \|$/,
    );
    expect(rows.find((row) => row.startsWith('| Subject |'))).toMatch(/ \| same \|$/); // in another order
  });
});
