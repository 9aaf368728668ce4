import { connectorRequest } from './lines.ts';
import type { CaseSamples } from './model.ts';

const GOOD = '0CCFE6E04AAB73BB7D4188B41E8AFC780F1E5A66';
const LOST = '251E592A777C82996C7CF96F3AAADCF996FC31FF';
const LATER = '3CB56A584FCC7671A57D1880B0C6AE1800F54A95';

export const samples: CaseSamples = {
  id: 'verified-not-issued',
  fires: [
    {
      title: 'neither a certificate nor a refusal followed',
      files: {
        'Operational.xml':
          connectorRequest('08:05:00', GOOD, 4008) +
          connectorRequest('08:15:00', LOST, 4004) +
          connectorRequest('08:30:00', LATER, 4008),
      },
      marks: ['Operational.xml:6 4004'],
    },
  ],
  quiet: [
    {
      title: 'the CA refused it, which the connector says itself',
      files: {
        'Operational.xml':
          connectorRequest('08:05:00', GOOD, 4008) +
          connectorRequest('08:15:00', LOST, 4007) +
          connectorRequest('08:30:00', LATER, 4008),
      },
    },
    {
      title: 'the log ends there',
      files: { 'Operational.xml': connectorRequest('08:05:00', GOOD, 4008) + connectorRequest('08:15:00', LOST, 4004) },
    },
    {
      title: 'a log without any decision of the CA cannot show it',
      files: { 'Operational.xml': connectorRequest('08:05:00', GOOD, 4004) + connectorRequest('08:30:00', LATER, 4004) },
    },
  ],
};
