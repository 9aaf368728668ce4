import type { Platform } from '../log/event.ts';
import { isRegistrationPoint } from './scep-url.ts';

/** What a request gives away about who sent it. Leave out what the log does not have; `-` means "sent none". */
export interface Fingerprint {
  readonly userAgent?: string | undefined;
  /** The value of `message=`: a CA identifier that each client fills with its own word. */
  readonly message?: string | undefined;
  readonly path?: string | undefined;
}

/**
 * Who sent a request, from its user agent, else from the words that only one client uses. `unknown` where these do not
 * decide: a network device, a bare CFNetwork agent, the identifier `ca` without an agent.
 * Source: Microsoft, "Troubleshoot SCEP certificate: device to NDES", "NDES policy module"; scripts Validate-NDESUrl.ps1 and
 * Validate-NDESConfiguration.ps1; micromdm/scep issue 155 (macOS).
 */
export function platformOf(seen: Fingerprint): Platform {
  const message = seen.message ?? '';
  if (message.startsWith('NDESLongUrlValidator') || message === 'test') return 'test-script';
  const agent = (seen.userAgent ?? '').slice(0, AGENT_LIMIT);
  if (agent !== '' && agent !== '-') return byAgent(agent, message);
  const path = (seen.path ?? '').slice(0, AGENT_LIMIT).toLowerCase();
  if (isRegistrationPoint(path)) return 'policy-module';
  if (isAppleIdentifier(message)) return 'ios';
  return message === 'default' && path.endsWith('/pkiclient.exe') ? 'windows' : 'unknown';
}

const AGENT_LIMIT = 512;

/** Agents come as sent (spaces) or as IIS logs them (`+` for a space). */
function byAgent(agent: string, message: string): Platform {
  if (agent.startsWith('NDES_Plugin')) return 'policy-module';
  if (agent.includes('NDES+client') || agent.includes('NDES client')) return 'windows';
  if (agent.startsWith('Dalvik/')) return 'android';
  if (agent.includes('Darwin/')) return appleBy(agent, message);
  if (!agent.startsWith('Mozilla/')) return 'unknown';
  if (agent.includes('Cisco')) return 'unknown'; // routers call themselves "Mozilla/4.0 (compatible; MSIE 5.0; Cisco PKI)"
  return agent.includes('PowerShell') ? 'unknown' : 'browser';
}

function appleBy(agent: string, message: string): Platform {
  if (agent.includes('x86_64') || agent.startsWith('mdmclient/') || agent.startsWith('CertificateService/')) return 'macos';
  return agent.startsWith('profiled/') || isAppleIdentifier(message) ? 'ios' : 'unknown';
}

/** The CA identifier that iOS and iPadOS send for an Intune profile. */
function isAppleIdentifier(message: string): boolean {
  return message === 'SCEP%20Authority' || message === 'SCEP+Authority' || message === 'SCEP Authority';
}
