import { msg, type Sentence } from '../text/sentence.ts';
import type { DecodedMessage, PkiMessage } from './model.ts';
import { checkMessageSignature, type MessageFinding, type VerifyContext, verifyMessage } from './verify/index.ts';

/** What checking a message showed. */
export interface Checks {
  /** In one line; undefined for what is no SCEP message and not weak either. */
  readonly verdict: Sentence | undefined;
  /** In the order of the checks: what is wrong with the message itself first. */
  readonly findings: readonly MessageFinding[];
}

/** Checks a message with what is known of the case. `inside` is its content, where a key opened it. */
export function checkMessage(decoded: DecodedMessage, context: VerifyContext = {}, inside?: DecodedMessage): Checks {
  const request = inside?.kind === 'csr' ? { request: inside.request } : {};
  const issued = inside?.kind === 'certificates' ? { issued: inside.signedData.certificates?.items ?? [] } : {};
  const findings = verifyMessage(decoded, { ...context, ...request, ...issued, ...(inside ? { content: inside } : {}) });
  const bad = findings.filter(({ severity }) => severity !== 'information');
  const worst = bad.find(({ severity }) => severity === 'error') ?? bad[0];
  const more = bad.length - 1;
  if (worst) return { verdict: more > 0 ? msg('{0} ({1} more)', worst.message, more) : worst.message, findings };
  const unchecked = findings.find(({ id }) => id === 'signature-unchecked');
  if (unchecked) return { verdict: unchecked.message, findings };
  if (decoded.kind !== 'pki-message') return { verdict: undefined, findings };
  return { verdict: isRight(decoded.message) ? RIGHT : UNKNOWN, findings };
}

/** Without signed attributes the signature covers the content itself (RFC 5652 5.4), and there is no digest to compare. */
function isRight(message: PkiMessage): boolean {
  const { digestMatches, signature } = checkMessageSignature(message);
  return signature === 'valid' && (digestMatches === true || message.signerInfo?.signedAttributes === undefined);
}

const RIGHT = msg('The signature is right, and nothing else is wrong.');
const UNKNOWN = msg('The signature could not be checked: not all that it takes is in this text.');
