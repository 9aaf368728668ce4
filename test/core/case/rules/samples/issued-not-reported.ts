import { android, androidIdle, connectorRequest } from './lines.ts';
import type { CaseSamples } from './model.ts';

const GOOD = '0CCFE6E04AAB73BB7D4188B41E8AFC780F1E5A66';
const ID = '251E592A777C82996C7CF96F3AAADCF996FC31FF';
const LATER = '3CB56A584FCC7671A57D1880B0C6AE1800F54A95';

const DEVICE = android({ start: '08:15:00', until: 'installed', id: ID }) + androidIdle('08:40:00');
const OTHERS = [connectorRequest('08:05:00', GOOD, 4008), connectorRequest('08:30:00', LATER, 4008)] as const;

export const samples: CaseSamples = {
  id: 'issued-not-reported',
  fires: [
    {
      title: 'the device has its certificate, and the connector is silent about it',
      files: { 'OMADM.log': DEVICE, 'Operational.xml': OTHERS[0] + connectorRequest('08:15:04', ID, 4006) + OTHERS[1] },
      marks: ['Operational.xml:6 4004'],
    },
  ],
  quiet: [
    {
      title: 'reported',
      files: { 'OMADM.log': DEVICE, 'Operational.xml': OTHERS[0] + connectorRequest('08:15:04', ID, 4008) + OTHERS[1] },
    },
    {
      title: 'no report of anybody in the log, so it cannot show that one is missing',
      files: {
        'OMADM.log': DEVICE,
        'Operational.xml':
          connectorRequest('08:05:00', GOOD, 4006) +
          connectorRequest('08:15:04', ID, 4006) +
          connectorRequest('08:30:00', LATER, 4006),
      },
    },
  ],
};
