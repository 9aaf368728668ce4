import type { DetectInput, Detector } from '../../log/detect.ts';
import type { Detection } from '../../log/model.ts';
import { msg } from '../../text/message.ts';

/**
 * Recognises service traces of .NET (`.svclog`): elements E2ETraceEvent, with or without a root around them. Those of the connector
 * may stand behind other text.
 */
export const svclogDetector: Detector = { id: 'svclog', detect };

function detect({ head }: DetectInput): Detection | undefined {
  if (!/<E2ETraceEvent[\s>]/.test(head)) return undefined;
  const source = /<Source Name="((?:CertificateRegistrationPoint|NDESConnector)\w{0,40})"/.exec(head)?.[1];
  if (source) return { quality: 'certain', reason: msg('a service trace of {0}', source) };
  const start = /\S/.exec(head.charCodeAt(0) === 0xfeff ? head.slice(1, 200) : head.slice(0, 200));
  return start?.[0] === '<' ? { quality: 'likely', reason: msg('a service trace of .NET: E2ETraceEvent elements') } : undefined;
}
