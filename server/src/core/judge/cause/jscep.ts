import { isEnrollmentError } from '../../correlate/android.ts';
import type { ErrorEvent } from '../../log/event.ts';
import { rememberingLast } from '../last-answer.ts';

/** What went wrong in jscep, by the exception that says most; `app`: in the app around it. */
export type JscepFailureKind =
  | 'http-status'
  | 'unknown-host'
  | 'tls'
  | 'no-connection'
  | 'content-type'
  | 'unreadable'
  | 'ca-fingerprint'
  | 'ra-not-issued'
  | 'operation-failure'
  | 'answer-mixed'
  | 'wrong-signer'
  | 'bad-signature'
  | 'request-not-built'
  | 'no-san'
  | 'app'
  | 'other';

export interface JscepFailure {
  readonly kind: JscepFailureKind;
  /** The exception that says so: the one to mark. */
  readonly cause: ErrorEvent;
}

/**
 * Sorts a Java exception of the SCEP library, or of the app while it enrolls, by its innermost telling cause; undefined for
 * exceptions that have nothing to do with SCEP. Classes and texts: jscep/jscep src/main/java/org/jscep (transport, transport/response, client, transaction, message).
 */
export const jscepFailure = rememberingLast((event: ErrorEvent): JscepFailure | undefined => {
  if (event.notation !== 'java-exception') return undefined;
  const chain = [event, ...event.causes];
  const noSan = chain.findLast(({ text }) => text?.value.startsWith(NO_SAN));
  if (noSan) return { kind: 'no-san', cause: noSan };
  const own = chain.filter((error) => error.name.value.startsWith('org.jscep.'));
  const outermost = own[0];
  if (!outermost) return isEnrollmentError(event) ? { kind: 'app', cause: chain.at(-1) ?? event } : undefined;
  for (const error of [...own].reverse()) {
    const kind = kindOf(error);
    if (kind === 'no-connection') return networkFailure(error, chain.at(-1) ?? error);
    if (kind) return { kind, cause: error };
  }
  return { kind: 'other', cause: own.at(-1) ?? outermost };
});

/** Of which class this exception is, no source says. */
const NO_SAN = 'No SAN specified in certificate request';

function kindOf(error: ErrorEvent): JscepFailureKind | undefined {
  const text = error.text?.value ?? '';
  switch (simpleName(error)) {
    case 'TransportException':
      if (/^\d{3}(?:\s|$)/.test(text)) return 'http-status';
      return text.startsWith('Error connecting') || text.startsWith('Error reading') ? 'no-connection' : undefined;
    case 'InvalidContentTypeException':
      return 'content-type';
    case 'InvalidContentException':
      return 'unreadable';
    case 'ClientException':
      if (text.startsWith('CA certificate fingerprint')) return 'ca-fingerprint';
      return text.startsWith('RA not issued by CA') ? 'ra-not-issued' : undefined;
    case 'OperationFailureException':
      return 'operation-failure';
    case 'TransactionException':
      return text.startsWith('Transaction ID Mismatch') ? 'answer-mixed' : undefined;
    case 'InvalidNonceException':
      return 'answer-mixed';
    case 'MessageDecodingException':
      if (text.startsWith('Could not for signerInfo')) return 'wrong-signer'; // garbled so in the library
      return text.startsWith('pkiMessage verification failed') ? 'bad-signature' : 'unreadable';
    case 'MessageEncodingException':
      return 'request-not-built';
    default:
      return undefined;
  }
}

/** The Java class below "Error connecting to server" says what kind of connection failed. */
function networkFailure(error: ErrorEvent, root: ErrorEvent): JscepFailure {
  const name = simpleName(root);
  if (name === 'UnknownHostException') return { kind: 'unknown-host', cause: root };
  if (name.startsWith('SSL') || name.startsWith('Cert')) return { kind: 'tls', cause: root };
  return { kind: 'no-connection', cause: root === error || root.name.value.startsWith('org.jscep.') ? error : root };
}

function simpleName(error: ErrorEvent): string {
  return error.name.value.slice(error.name.value.lastIndexOf('.') + 1);
}
