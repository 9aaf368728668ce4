import type { DetectInput, Detector } from '../../log/detect.ts';
import type { Detection } from '../../log/model.ts';
import { msg } from '../../text/sentence.ts';

/**
 * Recognises service traces of the connector (`.svclog`): elements E2ETraceEvent, with or without a root around them, also behind the
 * rest of one that was cut. Any .NET program can write such traces; those that name other sources only are none of ours.
 */
export const svclogDetector: Detector = { id: 'svclog', detect };

const SOURCE = /<Source Name="([^"]{1,200})"/g;

function detect({ head, fileName }: DetectInput): Detection | undefined {
  if (!/<E2ETraceEvent[\s>]/.test(head)) return undefined;
  const sources = Array.from(head.matchAll(SOURCE), ([, source = '']) => source);
  const source = sources.find(isConnector);
  if (source) return { quality: 'certain', reason: msg('a service trace of {0}', source) };
  if (sources.length === 0) {
    return /^\uFEFF?\s{0,200}</.test(head)
      ? { quality: 'likely', reason: msg('a service trace of .NET: E2ETraceEvent elements') }
      : undefined;
  }
  return /(?:^|[\\/])(?:CertificateRegistrationPoint|NDESConnector)[^\\/]*\.svclog$/i.test(fileName)
    ? { quality: 'likely', reason: msg('the file name, and a service trace of .NET') }
    : undefined;
}

/** True for a source of traces that belongs to the connector: its registration point, or its service. */
export function isConnector(source: string): boolean {
  return /^(?:CertificateRegistrationPoint|NDESConnector)\w{0,40}$/.test(source);
}
