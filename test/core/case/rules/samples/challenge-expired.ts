import { android, androidIdle, connectorRequest } from './lines.ts';
import type { CaseSamples } from './model.ts';

const ID = '251E592A777C82996C7CF96F3AAADCF996FC31FF';

function device(profileAt: string, reply: 'SUCCESS' | 'FAILURE'): string {
  return (
    android({ start: '09:15:00', until: reply === 'SUCCESS' ? 'installed' : 'issued', id: ID, reply, profileAt }) +
    androidIdle('09:40:00')
  );
}

export const samples: CaseSamples = {
  id: 'challenge-expired',
  fires: [
    {
      title: 'the profile arrived more than an hour before the request, which was refused',
      files: { 'OMADM.log': device('08:00:00', 'FAILURE'), 'Operational.xml': connectorRequest('09:15:04', ID, 4005) },
      marks: ['Operational.xml:2 4005'],
    },
  ],
  quiet: [
    {
      title: 'the request came at once, so it was refused for another reason',
      files: { 'OMADM.log': device('09:14:50', 'FAILURE'), 'Operational.xml': connectorRequest('09:15:04', ID, 4005) },
    },
    {
      title: 'late, and accepted all the same',
      files: { 'OMADM.log': device('08:00:00', 'SUCCESS'), 'Operational.xml': connectorRequest('09:15:04', ID, 4008) },
    },
    {
      title: 'late, and the CA refused it: the challenge was confirmed',
      files: { 'OMADM.log': device('08:00:00', 'FAILURE'), 'Operational.xml': connectorRequest('09:15:04', ID, 4007) },
    },
  ],
};
