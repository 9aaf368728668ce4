import { type MessageFinding, type VerifyContext, verifyMessage } from '../core/scep/index.ts';
import { checkMessageSignature } from '../core/scep/verify/index.ts';
import { type Message, msg } from '../core/text/message.ts';
import type { Opened } from './key-ring.ts';
import type { DecodedPayload } from './payloads.ts';

/** What checking a message showed. */
export interface Checks {
  /** In one line; undefined for what is no SCEP message. */
  readonly verdict: Message | undefined;
  readonly findings: readonly MessageFinding[];
}

/** Checks a message with what its log and the keys of the session tell of the case. */
export function checksOf(decoded: DecodedPayload, context: VerifyContext = {}, opened?: Opened): Checks {
  const { message } = decoded;
  if (message.kind !== 'pki-message') return { verdict: undefined, findings: [] };
  const inner = opened?.kind === 'content' ? opened.message : undefined;
  const request = inner?.kind === 'csr' ? { request: inner.request } : {};
  const issued = inner?.kind === 'certificates' ? { issued: inner.signedData.certificates?.items ?? [] } : {};
  const known = { ...context, ...request, ...issued };
  const findings = Object.keys(known).length === 0 ? decoded.checks() : verifyMessage(message, known);
  return { verdict: verdictOf(decoded, findings), findings };
}

function verdictOf({ message }: DecodedPayload, findings: readonly MessageFinding[]): Message | undefined {
  if (message.kind !== 'pki-message') return undefined;
  const bad = findings.filter(({ severity }) => severity !== 'information');
  const [worst, ...more] = bad;
  if (worst) return more.length > 0 ? msg('{0} ({1} more)', worst.message, more.length) : worst.message;
  const unchecked = findings.find(({ id }) => id === 'signature-unchecked');
  if (unchecked) return unchecked.message;
  const { digestMatches, signature } = checkMessageSignature(message.message);
  if (signature === 'valid' && digestMatches) return msg('The signature is right, and nothing else is wrong.');
  return msg('The signature could not be checked: not all that it takes is in this text.');
}
