import type { FlowStep } from '../../log/finding.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { Sourced } from './model.ts';

/** An exception of the SCEP client library of Android, or of Java below it. */
export interface JavaException extends Sourced {
  /** Class name without its package. */
  readonly className: string;
  /** Words at the start of its text that tell it from others of the class; absent for any text. */
  readonly begins?: string;
  readonly meaning: Sentence;
  /** What to look at; derived. */
  readonly advice: Sentence;
  readonly steps: readonly FlowStep[];
  /** Id of the resolution. */
  readonly resolution?: string;
}

/** The specific texts of a class stand before the entry for any text. */
export const javaExceptions: readonly JavaException[] = [
  {
    className: 'TransportException',
    begins: 'Error connecting to server',
    meaning: msg('No HTTP answer came: the name, the connection or TLS failed. The nested exception tells which.'),
    advice: msg('Check DNS, proxy and firewall; for TLS, the chain and name of the certificate that the server presents.'),
    steps: [2],
    resolution: 'jscep-no-connection',
    source: 'jscep:transport/UrlConnectionGetTransport',
    verified: true,
  },
  {
    className: 'TransportException',
    begins: 'Error reading response stream',
    meaning: msg('The connection broke while the answer was read.'),
    advice: msg('The link or a proxy is unstable.'),
    steps: [2],
    resolution: 'jscep-no-connection',
    source: 'jscep:transport/UrlConnectionGetTransport',
    verified: true,
  },
  {
    className: 'TransportException',
    meaning: msg('The server answered with another HTTP status than 200.'),
    advice: msg('Look up the status, and the line of the same moment in IIS or HTTPERR.'),
    steps: [2],
    resolution: 'jscep-http-status',
    source: 'jscep:transport/UrlConnectionGetTransport',
    verified: true,
  },
  {
    className: 'InvalidContentTypeException',
    begins: 'Expected [application/x-pki-message]',
    meaning: msg('PKIOperation delivered something else than a SCEP message, for instance an error page.'),
    advice: msg('Look at the status of the same second in IIS.'),
    steps: [3, 4],
    resolution: 'jscep-html-instead-of-scep',
    source: 'jscep:transport/response/PkiOperationResponseHandler',
    verified: true,
  },
  {
    className: 'InvalidContentTypeException',
    meaning: msg('A web page came back instead of certificates: the sign-in page of a proxy, the page of NDES, or a wrong URL.'),
    advice: msg('Open the URL in a browser; switch off pre-authentication on the proxy.'),
    steps: [2],
    resolution: 'jscep-html-instead-of-scep',
    source: 'jscep:transport/response/GetCaCertResponseHandler; seize-the-dave/jscep#68',
    verified: true,
  },
  {
    className: 'InvalidContentException',
    meaning: msg('The answer is empty or no cryptographic message.'),
    advice: msg('Look for a damaged or empty answer in IIS (bytes sent) and at the proxies.'),
    steps: [2, 5],
    resolution: 'jscep-answer-damaged',
    source: 'jscep:transport/response/GetCaCertResponseHandler',
    verified: true,
  },
  {
    className: 'ClientException',
    begins: 'CA certificate fingerprint could not be verified',
    meaning: msg('The CA that GetCACert delivered is not the expected one.'),
    advice: msg(
      'The trusted-certificate profile linked to the SCEP profile is wrong (Android needs the root), or the CA was renewed.',
    ),
    steps: [2],
    resolution: 'jscep-ca-fingerprint',
    source: 'jscep:client/Client',
    verified: true,
  },
  {
    className: 'ClientException',
    begins: 'RA not issued by CA',
    meaning: msg('The RA certificate was not issued by the CA certificate of the same answer.'),
    advice: msg('After a CA renewal, the RA certificates still come from the old CA; or there are two CA certificates.'),
    steps: [2],
    resolution: 'jscep-ra-not-issued-by-ca',
    source: 'jscep:client/Client',
    verified: true,
  },
  {
    className: 'OperationFailureException',
    meaning: msg('The server refused to hand out a certificate or a revocation list.'),
    advice: msg('See failInfo.'),
    steps: [4],
    resolution: 'delivery-android-failed',
    source: 'jscep:transaction/OperationFailureException',
    verified: true,
  },
  {
    className: 'TransactionException',
    begins: 'Transaction ID Mismatch',
    meaning: msg('The answer belongs to another transaction.'),
    advice: msg('A load balancer or a caching proxy mixes up answers.'),
    steps: [5],
    resolution: 'jscep-answer-mixed',
    source: 'jscep:transaction/EnrollmentTransaction',
    verified: true,
  },
  {
    className: 'InvalidNonceException',
    begins: 'Nonce encountered before',
    meaning: msg('The same nonce came twice.'),
    advice: msg('The answer comes from a cache.'),
    steps: [5],
    resolution: 'jscep-answer-mixed',
    source: 'jscep:transaction/InvalidNonceException',
    verified: true,
  },
  {
    className: 'InvalidNonceException',
    meaning: msg('The nonce that came back is not the one that was sent.'),
    advice: msg('The answer was replayed or comes from a cache.'),
    steps: [5],
    resolution: 'jscep-answer-mixed',
    source: 'jscep:transaction/InvalidNonceException',
    verified: true,
  },
  {
    className: 'MessageDecodingException',
    begins: 'Could not for signerInfo',
    meaning: msg('The answer was not signed by the RA certificate of GetCACert (the text is garbled in the library).'),
    advice: msg('Two NDES servers answered behind one URL, or the RA was renewed in between.'),
    steps: [5],
    resolution: 'jscep-answer-mixed',
    source: 'jscep:message/PkiMessageDecoder',
    verified: true,
  },
  {
    className: 'MessageDecodingException',
    begins: 'pkiMessage verification failed',
    meaning: msg('The signature of the answer is wrong.'),
    advice: msg('The answer was damaged on its way.'),
    steps: [5],
    resolution: 'jscep-answer-damaged',
    source: 'jscep:message/PkiMessageDecoder',
    verified: true,
  },
  {
    className: 'MessageEncodingException',
    meaning: msg('The request could not be built.'),
    advice: msg('The key store of the device failed, or it lacks an algorithm.'),
    steps: [2],
    resolution: 'jscep-request-not-built',
    source: 'jscep:message/PkiMessageEncoder',
    verified: true,
  },
  {
    className: 'IllegalArgumentException',
    begins: 'No SAN specified in certificate request',
    meaning: msg('The request has no subject alternative name, which Android Enterprise demands.'),
    advice: msg('Set a subject alternative name in the SCEP profile.'),
    steps: [2],
    resolution: 'android-no-san',
    source: 'MicrosoftDocs/IntuneDocs#1741 (the text; the class is a guess)',
    verified: false,
  },
  below(
    'UnknownHostException',
    msg('The name of the server could not be resolved.'),
    msg('Check DNS on the network of the device.'),
  ),
  below(
    'ConnectException',
    msg('The connection was refused or could not be made.'),
    msg('Check the port, proxies and firewalls.'),
  ),
  below(
    'SocketTimeoutException',
    msg('The server did not answer in time.'),
    msg('Check proxies and firewalls, and the load of NDES.'),
  ),
  below(
    'SSLHandshakeException',
    msg('TLS failed: the device does not trust the certificate of the server, or no version fits.'),
    msg('Check the chain and the name of the certificate that the server or the proxy presents.'),
  ),
  below(
    'CertPathValidatorException',
    msg('The device does not trust the certificate chain of the server.'),
    msg('Check the chain of the certificate that the server or the proxy presents.'),
  ),
];

/** A Java exception that jscep nests in "Error connecting to server". */
function below(className: string, meaning: Sentence, advice: Sentence): JavaException {
  return {
    className,
    meaning,
    advice,
    steps: [2],
    resolution: 'jscep-no-connection',
    source: 'jscep:transport/UrlConnectionGetTransport (nested exceptions)',
    verified: true,
  };
}

/** The exception of a class (with or without its package) and its text; undefined for a class that we do not know. */
export function javaException(name: string, text: string): JavaException | undefined {
  const className = name.slice(name.lastIndexOf('.') + 1);
  return javaExceptions.find((entry) => entry.className === className && (!entry.begins || text.startsWith(entry.begins)));
}
