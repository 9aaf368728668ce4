import { isEvent } from '../../facts/codes/windows-events/index.ts';
import { PAGES } from '../../facts/pages.ts';
import type { WindowsEvent } from '../../log/event.ts';
import type { Proven } from '../../text/proof.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { Judged } from '../model.ts';
import { codeHex, codeText } from '../windows-event.ts';

export type NdesStartCause = 'ra-certificate-unusable' | 'value-missing' | 'handler-mappings' | 'other';

/** True for an event with which NDES says that it does not start. */
export function isNdesStart(event: WindowsEvent): boolean {
  return isEvent(event, 'ndes', 2, 10);
}

/** Why NDES does not start, by the code of events 2 and 10 of one start; the code decides, whichever of them carries it. */
export function ndesStart(events: readonly WindowsEvent[]): Judged<NdesStartCause> & { readonly rule: string } {
  const code = events.flatMap((event) => event.codes)[0]?.value;
  const { cause, reason, ...rest } = BY_CODE.get(code ?? 0) ?? { ...OTHER, reason: msg('Reason: {0}.', codeText(code)) };
  return {
    cause,
    rule: 'ndes-start-0x80070057',
    message: msg('NDES does not start, so every call of its URL is answered with 500. {0}', reason),
    short: msg('NDES does not start: {0}', codeHex(code)),
    severity: 'error',
    step: 2,
    docUrl: PAGES.internalError,
    ...rest,
  };
}

interface Known extends Proven {
  readonly cause: NdesStartCause;
  readonly reason: Sentence;
  /** Ids, the likeliest first. */
  readonly resolutions: readonly string[];
}

/** What the codes mean here. Sources: those of the rule. */
const BY_CODE: ReadonlyMap<number, Known> = new Map<number, Known>([
  [
    0x80070057,
    {
      cause: 'ra-certificate-unusable',
      reason: msg(
        '0x80070057 here means that an RA certificate cannot be used. Most often it has expired or is missing, the pool account cannot read its private key, another CA issued it, or its revocation cannot be checked.',
      ),
      resolutions: ['ndes-start-0x80070057', 'http-500-ra-certs-expired', 'verify-ndes-configuration'],
      verified: true,
    },
  ],
  [
    0x80070002,
    {
      cause: 'value-missing',
      reason: msg(
        '0x80070002 here means that a registry value is missing (for instance EnforcePassword), or that the policy module does not start (event 53).',
      ),
      resolutions: ['verify-ndes-configuration', 'policy-module-silent'],
      verified: true,
    },
  ],
  [
    0x800700ea,
    {
      cause: 'handler-mappings',
      reason: msg(
        '0x800700EA here means that the handler mappings of the SCEP folders stand in the wrong order: ExtensionlessUrlHandler-ISAPI-4.0_64bit comes before StaticFile.',
      ),
      resolutions: ['ndes-handler-mappings', 'verify-ndes-configuration'],
      verified: true,
    },
  ],
]);

const OTHER: Omit<Known, 'reason'> = {
  cause: 'other',
  resolutions: ['verify-ndes-configuration', 'ndes-start-0x80070057', 'http-500-ra-certs-expired'],
  verified: true,
};
