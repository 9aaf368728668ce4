import type { WindowsEvent } from '../../../log/event.ts';
import { describeWin32, type Win32Description } from '../../codes/win32.ts';
import { isEvent } from '../../codes/windows-events/index.ts';
import type { FindingDraft, Rule } from '../../model.ts';
import { burstRun, type EventBurst } from './event-burst.ts';
import { says } from './windows-event.ts';

/** The pool of NDES is called SCEP; that of the registration point bears the name of its application or of the connector. */
const NDES_POOL = /'?\b(?:SCEP|NDES\w{0,20}|CertificateRegistration\w{0,20})\b'?/;

/** True for an event that names an application pool of NDES or of the registration point. */
export function namesNdesPool(event: WindowsEvent): boolean {
  return says(event, NDES_POOL);
}

/** WAS: the identity of a pool is not valid; the pool is off for that; the pool is off because no process could be started. */
const IDENTITY_INVALID = 5021;
const OFF_FOR_IDENTITY = 5057;
const NOT_STARTED = 5059;

/** Rules for a pool of NDES that IIS cannot start. */
export type PoolCause = 'http-503-logon-right' | 'http-503-app-pool';

export type PoolRuleSpec = Omit<Rule, 'id' | 'start' | 'formats'> & {
  readonly id: PoolCause;
  draft(burst: EventBurst): Omit<FindingDraft, 'span'>;
};

/** A rule for one cause of a pool that does not start: its identity where an event of WAS names that, else anything. */
export function poolRule(spec: PoolRuleSpec): Rule {
  const { draft, ...rule } = spec;
  return {
    ...rule,
    formats: ['windows-event-log'],
    start: (report) =>
      burstRun(report, {
        isPart: (event) => isEvent(event, 'was', IDENTITY_INVALID, OFF_FOR_IDENTITY, NOT_STARTED) && namesNdesPool(event),
        mainId: IDENTITY_INVALID,
        draft: (burst) => (causeOf(burst) === spec.id ? { span: burst.main.span, ...draft(burst) } : undefined),
      }),
  };
}

function causeOf({ main, others }: EventBurst): PoolCause {
  return [main, ...others].some(({ eventId }) => eventId.value !== NOT_STARTED) ? 'http-503-logon-right' : 'http-503-app-pool';
}

/** The error that WAS adds as binary data, a little-endian HRESULT (`2E050780` is 0x8007052E); undefined where the export lacks it. */
export function binaryError({ main, others }: EventBurst): Win32Description | undefined {
  for (const { data } of [main, ...others]) {
    const bytes = data.find(({ name }) => name === 'Binary')?.value.value ?? '';
    if (!/^[0-9a-f]{8}$/i.test(bytes)) continue;
    const value = Number.parseInt(bytes.replace(/^(..)(..)(..)(..)$/, '$4$3$2$1'), 16);
    if (value !== 0) return describeWin32(value);
  }
  return undefined;
}
