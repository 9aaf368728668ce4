import { eventInfo, isEvent, providerOf } from '../knowledge/codes/windows-events/index.ts';
import { namesNdesPool } from '../knowledge/engine/kinds/app-pool.ts';
import type { WindowsEvent } from '../log/event.ts';
import type { Observation } from '../log/facts.ts';
import { type Message, msg } from '../text/message.ts';
import { connectorDrafts } from './connector.ts';
import { type Draft, keysOf, NOTHING, type Reader } from './draft.ts';
import { eventValue } from './event-values.ts';
import { aliasOf, guidOf, hostOf, thumbprintKey } from './keys.ts';

/** Windows events: of a device, of NDES, of the connector, and of what runs them. */
export function windowsReader(): Reader {
  return {
    see(event) {
      if (event.kind !== 'windows-event') return NOTHING;
      return draftsOf(event).map((draft) => completed(draft, event));
    },
  };
}

function draftsOf(event: WindowsEvent): readonly Draft[] {
  switch (providerOf(event)?.key) {
    case 'connector':
    case 'legacy-connector':
      return connectorDrafts(event);
    case 'scep-client':
      return clientDrafts(event);
    case 'ndes':
      return ndesDrafts(event);
    case 'was':
      return poolDrafts(event);
    default:
      return NOTHING;
  }
}

function completed(draft: Draft, { provider, eventId, codes }: WindowsEvent): Draft {
  return {
    ...draft,
    event: { provider: provider?.value ?? '', id: eventId.value },
    ...(codes.length > 0 ? { codes: codes.map(({ value }) => value) } : {}),
  };
}

type Meaning = Pick<Observation, 'act' | 'phase' | 'step' | 'outcome'>;

/** Events of the device's management client. Source: the Windows events table, which names one each. */
const CLIENT: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  [36, { act: 'request-built', phase: 'end', step: 2, outcome: 'unknown' }],
  [39, { act: 'installed', phase: 'end', step: 5, outcome: 'done' }],
  [32, { act: 'error', phase: 'end', step: 2, outcome: 'failed' }],
  [30, { act: 'error', phase: 'end', step: 2, outcome: 'failed' }],
  [31, { act: 'error', phase: 'end', step: 2, outcome: 'failed' }],
  [307, { act: 'error', phase: 'end', step: 2, outcome: 'failed' }],
]);

/** The result of a profile that was accepted, which Windows cannot put into words. */
const ACCEPTED = 0x2ab0003;

function clientDrafts(event: WindowsEvent): readonly Draft[] {
  const id = event.eventId.value;
  const unique = eventValue(event, 'UniqueId');
  const keys = keysOf({
    ...(unique === undefined ? {} : aliasOf(unique)),
    thumbprint: thumbprintKey(eventValue(event, 'Certificate Thumbprint')),
    device: guidOf(eventValue(event, 'EnrollmentID')),
    server: hostOf(eventValue(event, 'NDES URL', 'Respondent Server')),
  });
  const base = { span: event.span, by: 'device', platform: 'windows', keys } as const;
  if (id === 306) {
    const accepted = event.codes.some(({ value }) => value === ACCEPTED) || event.codes.length === 0;
    return [
      {
        ...base,
        act: 'acknowledged',
        phase: 'end',
        step: 1,
        outcome: accepted ? 'done' : 'failed',
        words: meaningOf(event),
      },
    ];
  }
  if (id === 309)
    return [
      {
        ...base,
        act: 'installed',
        phase: 'end',
        step: 5,
        outcome: keys.thumbprint ? 'done' : 'unknown',
        words: meaningOf(event),
      },
    ];
  const meaning = CLIENT.get(id);
  return meaning ? [{ ...base, ...meaning, words: meaningOf(event) }] : NOTHING;
}

function meaningOf(event: WindowsEvent): Message {
  return eventInfo(event)?.meaning ?? msg('Event {0}.', event.eventId.value);
}

/** Events of NDES that one request causes; the others are about the service. */
const NDES: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  [7, { act: 'GetCACert', phase: 'end', step: 2, outcome: 'failed' }],
  [16, { act: 'PKIOperation', phase: 'end', step: 2, outcome: 'failed' }],
  [17, { act: 'PKIOperation', phase: 'end', step: 2, outcome: 'failed' }],
  [18, { act: 'PKIOperation', phase: 'end', step: 2, outcome: 'failed' }],
  [19, { act: 'PKIOperation', phase: 'end', step: 2, outcome: 'failed' }],
  [29, { act: 'verify', phase: 'end', step: 3, outcome: 'failed' }],
  [31, { act: 'issue', phase: 'end', step: 4, outcome: 'failed' }],
]);

function ndesDrafts(event: WindowsEvent): readonly Draft[] {
  const meaning = NDES.get(event.eventId.value);
  if (!meaning) return NOTHING;
  const keys = keysOf({ server: event.computer?.value });
  return [{ ...meaning, span: event.span, by: 'ndes', platform: 'unknown', words: meaningOf(event), keys }];
}

/** WAS: processes of the application pool that end, and the pool that is switched off for it. */
function poolDrafts(event: WindowsEvent): readonly Draft[] {
  if (!isEvent(event, 'was', 5002, 5009, 5010, 5011, 5021, 5057, 5059) || !namesNdesPool(event)) return NOTHING;
  const keys = keysOf({ server: event.computer?.value });
  const words = meaningOf(event);
  return [
    {
      span: event.span,
      by: 'windows',
      platform: 'unknown',
      act: 'error',
      phase: 'whole',
      step: 2,
      outcome: 'failed',
      words,
      keys,
    },
  ];
}
