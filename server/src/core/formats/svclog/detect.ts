import type { DetectInput, Detector } from '../../log/detect.ts';
import type { Detection } from '../../log/model.ts';
import { msg } from '../../text/message.ts';

/**
 * Recognises service traces of the connector (`.svclog`): elements E2ETraceEvent, with or without a root around them, also where the
 * file begins inside of one. Any .NET program can write such traces; those that name other sources only are none of ours.
 */
export const svclogDetector: Detector = { id: 'svclog', detect };

const MARKUP = /^\uFEFF?\s{0,200}</;
const TRACE = /<E2ETraceEvent[\s>]/;
/** Prose and other logs may quote a trace; where a file begins inside of one, a whole one follows its end. */
const FOLLOWED = /<\/E2ETraceEvent>\s{0,20}<E2ETraceEvent[\s>]/;
const SOURCE = /<Source Name="([^"]{1,200})"/g;

function detect({ head, fileName }: DetectInput): Detection | undefined {
  if (!(MARKUP.test(head) ? TRACE : FOLLOWED).test(head)) return undefined;
  let others = false;
  for (const [, source = ''] of head.matchAll(SOURCE)) {
    if (isConnector(source)) return { quality: 'certain', reason: msg('a service trace of {0}', source) };
    others = true;
  }
  if (!others) return { quality: 'certain', reason: msg('a service trace of .NET: E2ETraceEvent elements') };
  return /(?:^|[\\/])(?:CertificateRegistrationPoint|NDESConnector)[^\\/]*\.svclog$/i.test(fileName)
    ? { quality: 'likely', reason: msg('the file name, and a service trace of .NET') }
    : undefined;
}

/** True for a source of traces that belongs to the connector: its registration point, or its service. */
export function isConnector(source: string): boolean {
  return /^(?:CertificateRegistrationPoint|NDESConnector)\w{0,40}$/.test(source);
}
