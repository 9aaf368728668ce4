import { describe, expect, it } from 'vitest';
import { jscepFailure } from '../../../server/src/core/judge/cause/jscep.ts';
import type { ErrorEvent } from '../../../server/src/core/log/event.ts';

const span = { start: 0, end: 1 };

/** `a.B: text` for each error of a chain, outermost first. */
function chain(...lines: readonly string[]): ErrorEvent {
  const [first, ...causes] = lines.map((line): ErrorEvent => {
    const colon = line.indexOf(': ');
    const name = colon < 0 ? line : line.slice(0, colon);
    const text = colon < 0 ? {} : { text: { value: line.slice(colon + 2), span } };
    return { kind: 'error', notation: 'java-exception', span, name: { value: name, span }, ...text, causes: [] };
  });
  if (!first) throw new Error('an empty chain');
  return { ...first, causes };
}

const T = 'org.jscep.transport';
const X = 'org.jscep.transaction';

describe('jscepFailure', () => {
  it.each([
    ['http-status', [`${X}.TransactionException: x`, `${T}.TransportException: 500 Internal Server Error`]],
    ['http-status', [`${T}.TransportException: 404`]],
    ['no-connection', [`${T}.TransportException: Error connecting to server`]],
    ['no-connection', [`${T}.TransportException: Error connecting to server`, 'java.net.SocketTimeoutException: timeout']],
    ['no-connection', [`${T}.TransportException: Error reading response stream`]],
    [
      'unknown-host',
      [
        'org.jscep.client.ClientException',
        `${T}.TransportException: Error connecting to server`,
        'java.net.UnknownHostException: x',
      ],
    ],
    ['tls', [`${T}.TransportException: Error connecting to server`, 'javax.net.ssl.SSLHandshakeException: x']],
    [
      'tls',
      [
        `${T}.TransportException: Error connecting to server`,
        'javax.net.ssl.SSLHandshakeException: x',
        'java.security.cert.CertPathValidatorException: Trust anchor for certification path not found.',
      ],
    ],
    [
      'content-type',
      [
        `${T}.TransportException: x`,
        `${T}.response.InvalidContentTypeException: Expected [application/x-pki-message], but was text/html`,
      ],
    ],
    ['unreadable', [`${T}.response.InvalidContentException`]],
    ['ca-fingerprint', ['org.jscep.client.ClientException: CA certificate fingerprint could not be verified.']],
    ['ra-not-issued', ['org.jscep.client.ClientException: RA not issued by CA']],
    ['operation-failure', [`${X}.OperationFailureException: Operation failed due to badCertId`]],
    ['answer-mixed', [`${X}.TransactionException: Transaction ID Mismatch`]],
    ['answer-mixed', [`${X}.InvalidNonceException: Nonce encountered before: AA`]],
    ['wrong-signer', ['org.jscep.message.MessageDecodingException: Could not for signerInfo for CN=x']],
    ['bad-signature', ['org.jscep.message.MessageDecodingException: pkiMessage verification failed.']],
    ['unreadable', ['org.jscep.message.MessageDecodingException: java.io.IOException']],
    [
      'request-not-built',
      [`${X}.TransactionException: x`, 'org.jscep.message.MessageEncodingException', 'java.security.InvalidKeyException'],
    ],
    ['other', ['org.jscep.client.ClientException: Something new']],
  ] as const)('%s: %j', (kind, lines) => {
    expect(jscepFailure(chain(...lines))?.kind).toBe(kind);
  });

  it('marks the Java class that says why there is no connection', () => {
    const failure = jscepFailure(
      chain(`${T}.TransportException: Error connecting to server`, 'java.net.UnknownHostException: ndes.example'),
    );
    expect(failure?.cause.name.value).toBe('java.net.UnknownHostException');
  });

  it('is silent on exceptions of other parts of the app, and on other notations', () => {
    expect(jscepFailure(chain('java.net.SocketTimeoutException: timeout'))).toBeUndefined();
    expect(jscepFailure({ ...chain('org.jscep.client.ClientException'), notation: 'ns-error' })).toBeUndefined();
  });
});
