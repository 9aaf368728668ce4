import { isEvent, type ProviderKey, providerOf } from '../../facts/codes/windows-events/index.ts';
import type { WindowsEvent } from '../../log/event.ts';
import type { NumberToken } from '../../text/span.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';

/** Which side of an enrollment a certificate check belongs to; `unknown` where it may be either, or neither. */
export type ChainSide = 'server' | 'device' | 'unknown';

/** A rule on checks of CAPI2 that failed with one of `codes`. */
export type ChainRuleSpec = Omit<Rule, 'start' | 'formats'> & {
  readonly codes: readonly number[];
  /** Only the check of a chain against a policy counts (event 30), in which Windows says what it thinks of a chain. */
  readonly only?: 'policy';
  /** The finding for a check of that side; undefined where the side has nothing to do with the cause. */
  draft(code: NumberToken, side: ChainSide): FindingDraft | undefined;
};

/** So many checks wait for the end of the log, which tells whether it is that of a server. */
const MAX_HELD = 1000;

/**
 * A rule that looks at the side of each check. lsass checks certificates for TLS on every computer: that it is the server, only another
 * event of the same log can show.
 */
export function chainRule(spec: ChainRuleSpec): Rule {
  const { codes, only, draft, ...rule } = spec;
  return {
    ...rule,
    formats: ['windows-event-log'],
    start(report) {
      const held: NumberToken[] = [];
      let onServer = false;
      const conclude = (code: NumberToken, side: ChainSide): void => {
        const found = draft(code, side);
        if (found) report(found);
      };
      return {
        see(event) {
          if (event.kind !== 'windows-event') return;
          onServer ||= isOfServer(event);
          const code = event.codes.find(({ value }) => codes.includes(value));
          if (!code || (only === 'policy' && !isEvent(event, 'capi2', 30))) return;
          const side = sideOf(event);
          if (side === 'unknown' && held.length < MAX_HELD) held.push(code);
          else if (side) conclude(code, side);
        },
        end: () => held.flatMap((code) => draft(code, onServer ? 'server' : 'unknown') ?? []),
      };
    },
  };
}

/** On the server IIS checks certificates; on the device the MDM client, and service hosts for it and for many others. */
const PROCESSES: ReadonlyMap<string, ChainSide> = new Map([
  ['w3wp.exe', 'server'],
  ['lsass.exe', 'unknown'],
  ['svchost.exe', 'device'],
  ['omadmclient.exe', 'device'],
  ['deviceenroller.exe', 'device'],
]);

/** The side of a check of CAPI2; undefined for other events, and for the checks of other programs. */
function sideOf(event: WindowsEvent): ChainSide | undefined {
  if (providerOf(event)?.key !== 'capi2') return undefined;
  const process = processOf(event);
  if (process === undefined) return 'unknown';
  return process === 'svchost.exe' && namesHost(event) ? undefined : PROCESSES.get(process);
}

function processOf(event: WindowsEvent): string | undefined {
  return event.data.find(({ name }) => name.endsWith('ProcessName'))?.value.value.toLowerCase();
}

/** True where the certificate is that of a web server (`www.example.com`): those of a CA and of NDES are named otherwise. */
function namesHost(event: WindowsEvent): boolean {
  const subject = event.data.find(({ name }) => name === 'Certificate/subjectName')?.value.value ?? '';
  return /^(?:\*\.)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+$/i.test(subject);
}

const SERVER: ReadonlySet<ProviderKey | undefined> = new Set<ProviderKey>([
  'ndes',
  'connector',
  'legacy-connector',
  'deployment',
  'was',
  'asp-net',
]);

/** True for an event that only the NDES server writes. */
function isOfServer(event: WindowsEvent): boolean {
  const provider = providerOf(event)?.key;
  return provider === 'capi2' ? processOf(event) === 'w3wp.exe' : SERVER.has(provider);
}
