import { providerOf } from '../facts/codes/windows-events/index.ts';
import type { WindowsEvent } from '../log/event.ts';
import { caDrafts } from './ca.ts';
import { connectorDrafts } from './connector.ts';
import { type Draft, keysOf, NOTHING, type Reader } from './draft.ts';
import { certEnrollDrafts, clientDrafts, enrollmentId } from './windows-client.ts';
import { ndesDrafts, surroundingDrafts } from './windows-server.ts';

/** Windows events: of a device, of NDES, of the connector, of the CA, and of what runs them. */
export function windowsReader(): Reader {
  /** Devices that the log names: one log may have been collected from several. */
  const devices = new Set<string>();
  return {
    see(event) {
      if (event.kind !== 'windows-event') return NOTHING;
      const drafts = draftsOf(event);
      if (providerOf(event)?.key === 'scep-client' && devices.size < 2) {
        const device = enrollmentId(event);
        if (device) devices.add(device);
      }
      return drafts.length === 0 ? NOTHING : drafts.map((draft) => completed(draft, event));
    },
    whole() {
      const [device, ...others] = devices;
      return others.length === 0 ? { keys: keysOf({ device }) } : {};
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
    case 'cert-enroll':
      return certEnrollDrafts(event);
    case 'ndes': {
      const drafts = ndesDrafts(event);
      return drafts.length > 0 ? drafts : surroundingDrafts(event);
    }
    case 'was':
    case 'application-error':
    case 'asp-net':
    case 'capi2':
      return surroundingDrafts(event);
    case 'ca':
    case undefined:
      return caDrafts(event);
    default:
      return NOTHING;
  }
}

function completed(draft: Draft, { provider, eventId, codes }: WindowsEvent): Draft {
  return {
    ...draft,
    event: { provider: provider?.value ?? '', id: eventId.value },
    ...(codes.length > 0 ? { codes: codes.slice(0, MOST_CODES).map(({ value }) => value) } : {}),
  };
}

/** A message names a few; a hostile one may name thousands. */
const MOST_CODES = 16;
