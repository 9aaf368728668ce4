import type { MessageDigest, Observation, Writer } from '../../log/facts.ts';

/** Who has a request too, if it arrived there. */
export interface Counterpart {
  /** Any of them will do. */
  readonly has: readonly Writer[];
  /** Whose logs, if they were written at that time, prove that none has. */
  readonly proves: readonly Writer[];
}

const WEB = { has: ['iis', 'http-sys'], proves: ['iis'] } as const satisfies Counterpart;
const ANY_WEB: readonly Counterpart[] = [{ ...WEB }];
const WEB_HERE: readonly Counterpart[] = [WEB];
const POLICY: readonly Counterpart[] = [{ has: ['policy-module', 'connector'], proves: ['policy-module', 'connector'] }];
const PLUGIN = { has: ['policy-module'], proves: ['policy-module'] } as const satisfies Counterpart;
const POINT = { has: ['registration-point'], proves: ['registration-point'] } as const satisfies Counterpart;
const PLUGIN_HERE: readonly Counterpart[] = [PLUGIN];
const PLUGIN_AND_POINT: readonly Counterpart[] = [PLUGIN, POINT];
const WEB_AND_POINT: readonly Counterpart[] = [WEB, POINT];
const NONE: readonly Counterpart[] = [];

/** Who has what this line is about too, as far as the message in its record tells; without `messages`, whatever that is. */
export function counterparts(observation: Observation, messages?: ReadonlyMap<number, MessageDigest>): readonly Counterpart[] {
  const { by, act, http } = observation;
  switch (by) {
    case 'device':
      return ANY_WEB;
    case 'iis':
      if (act === 'verify') return PLUGIN_AND_POINT;
      return act === 'PKIOperation' && (http?.status ?? 0) < 400 && asksForCertificate(messages?.get(observation.record))
        ? POLICY
        : NONE;
    case 'policy-module':
      return act === 'verify' ? WEB_AND_POINT : NONE;
    case 'registration-point':
      return act === 'verify' ? PLUGIN_HERE : NONE;
    case 'connector':
      return act === 'verify' || act === 'PKIOperation' ? WEB_HERE : NONE;
    default:
      return NONE;
  }
}

/** PKCSReq and RenewalReq of RFC 8894 section 3.2.1.2; what a device only polls for was verified before. */
function asksForCertificate(message: MessageDigest | undefined): boolean {
  const type = message?.messageType;
  return type === undefined || type === 19 || type === 17;
}
