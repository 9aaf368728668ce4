import { android, androidIdle, connectorRequest } from './lines.ts';
import type { CaseSamples } from './model.ts';

const ID = '251E592A777C82996C7CF96F3AAADCF996FC31FF';
const OTHER = '0CCFE6E04AAB73BB7D4188B41E8AFC780F1E5A66';
const NONCE = '1C4A1A17DE0F289B8160F1238BDB3178';

const BEFORE = android({
  start: '08:05:00',
  until: 'installed',
  id: OTHER,
  nonce: NONCE,
  alias: 'ModelName=AC_1%2FLogicalName_2;Hash=3',
});

export const samples: CaseSamples = {
  id: 'issued-not-installed',
  fires: [
    {
      title: 'the connector issued it, and the device only shows that it sent its request',
      files: {
        'OMADM.log': BEFORE + android({ start: '08:15:00', until: 'answered', id: ID }) + androidIdle('08:40:00'),
        'Operational.xml': connectorRequest('08:05:03', OTHER, 4008) + connectorRequest('08:15:04', ID, 4008),
      },
      marks: ['OMADM.log:21 PKIOperation'],
    },
  ],
  quiet: [
    {
      title: 'installed',
      files: {
        'OMADM.log': BEFORE + android({ start: '08:15:00', until: 'installed', id: ID }) + androidIdle('08:40:00'),
        'Operational.xml': connectorRequest('08:05:03', OTHER, 4008) + connectorRequest('08:15:04', ID, 4008),
      },
    },
    {
      title: 'the log of the device ends there',
      files: {
        'OMADM.log': BEFORE + android({ start: '08:15:00', until: 'answered', id: ID }),
        'Operational.xml': connectorRequest('08:05:03', OTHER, 4008) + connectorRequest('08:15:04', ID, 4008),
      },
    },
    {
      title: 'no log of a device',
      files: { 'Operational.xml': connectorRequest('08:05:03', OTHER, 4008) + connectorRequest('08:15:04', ID, 4008) },
    },
  ],
};
