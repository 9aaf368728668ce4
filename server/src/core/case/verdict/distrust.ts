import type { Observation } from '../../log/facts.ts';
import type { FlowStep } from '../../log/finding.ts';
import type { Place } from '../model.ts';

/** The first step at which a machine did not accept a certificate, or could not check one; undefined where no line says so. */
export function distrustIn(lines: readonly Pick<Place, 'observation'>[]): FlowStep | undefined {
  return lines.find(({ observation }) => isDistrust(observation))?.observation.step;
}

/** IIS: no client certificate, revoked, untrusted, expired. Source: http-status-code.md of Microsoft's support articles. */
const SUBSTATUSES: ReadonlySet<number | undefined> = new Set([7, 13, 16, 17]);
/** CRYPT_E_NO_REVOCATION_CHECK and CRYPT_E_REVOCATION_OFFLINE, and what WinHTTP makes of all of them (12175). Source: winerror.h, winhttp.h. */
const CODES: ReadonlySet<number> = new Set([0x80092012, 0x80092013, 0x80072f8f]);
/** FACILITY_CERT: TRUST_E_… and CERT_E_…. */
const FACILITY_CERT = 0x800b;

function isDistrust({ outcome, http, codes = [] }: Observation): boolean {
  if (outcome !== 'failed') return false;
  if (http?.status === 403 && SUBSTATUSES.has(http.substatus)) return true;
  const all = http?.win32 === undefined ? codes : [...codes, http.win32];
  return all.some((code) => CODES.has(code) || Math.floor(code / 0x10000) === FACILITY_CERT);
}
