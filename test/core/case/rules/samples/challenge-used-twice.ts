import { android, androidIdle, connectorRequest } from './lines.ts';
import type { CaseSamples } from './model.ts';

const FIRST = '0CCFE6E04AAB73BB7D4188B41E8AFC780F1E5A66';
const SECOND = '251E592A777C82996C7CF96F3AAADCF996FC31FF';
const NONCE = '1C4A1A17DE0F289B8160F1238BDB3178';

/** Two enrollments of one profile: the first is issued, the answer to the second a refusal. */
function device(secondProfile?: string): string {
  const again = { start: '08:25:00', until: 'issued', id: SECOND, nonce: NONCE, reply: 'FAILURE' } as const;
  return (
    android({ start: '08:15:00', until: 'answered', id: FIRST, profileAt: '08:14:50' }) +
    android(secondProfile === undefined ? again : { ...again, profileAt: secondProfile }) +
    androidIdle('08:40:00')
  );
}

const SERVER = connectorRequest('08:15:04', FIRST, 4008) + connectorRequest('08:25:04', SECOND, 4005);

export const samples: CaseSamples = {
  id: 'challenge-used-twice',
  fires: [
    {
      title: 'a second key with the challenge of the first',
      files: { 'OMADM.log': device(), 'Operational.xml': SERVER },
      marks: ['Operational.xml:6 4005'],
    },
  ],
  quiet: [
    {
      title: 'the profile was delivered anew in between',
      files: { 'OMADM.log': device('08:24:50'), 'Operational.xml': SERVER },
    },
    {
      title: 'the first one was refused, too',
      files: {
        'OMADM.log': device(),
        'Operational.xml': connectorRequest('08:15:04', FIRST, 4005) + connectorRequest('08:25:04', SECOND, 4005),
      },
    },
  ],
};
