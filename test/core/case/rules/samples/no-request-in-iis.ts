import { ANDROID, android, androidIdle, calls, httperr, idle, iis, iphone, iphoneIdle } from './lines.ts';
import type { CaseSamples } from './model.ts';

const ON = { at: '08:30:00', call: 'GetCACert', from: '10.40.87.77', agent: ANDROID };
const ID = '251E592A777C82996C7CF96F3AAADCF996FC31FF';

export const samples: CaseSamples = {
  id: 'no-request-in-iis',
  fires: [
    {
      title: 'nobody has it',
      files: {
        'console.log': iphone('08:15:01', 'sent') + iphoneIdle('08:40:00'),
        'u_ex260105.log': iis({ at: '08:00:00', call: 'other' }, ...calls('08:15:01', {}, true), ON),
        'httperr1.log': httperr(idle('08:00:00'), idle('08:40:00')),
      },
      marks: ['console.log:5 PKIOperation'],
    },
    {
      title: 'something before the server answered',
      files: {
        'OMADM.log': android({ start: '08:15:00', until: 'answered', id: ID, http: '502 Bad Gateway' }) + androidIdle('08:40:00'),
        'u_ex260105.log': iis({ at: '08:00:00', call: 'other' }, ...calls('08:15:01', { agent: ANDROID }, true), ON),
      },
      marks: [`OMADM.log:6 ${ID}`],
    },
  ],
  quiet: [
    {
      title: 'IIS has it',
      files: {
        'console.log': iphone('08:15:01', 'sent') + iphoneIdle('08:40:00'),
        'u_ex260105.log': iis({ at: '08:00:00', call: 'other' }, ...calls('08:15:01'), ON),
      },
    },
    {
      title: 'the IIS log begins later',
      files: {
        'console.log': iphone('08:15:01', 'sent') + iphoneIdle('08:40:00'),
        'u_ex260105.log': iis({ at: '08:29:00', call: 'other' }, ON),
      },
    },
    {
      title: 'there is no log of a server',
      files: { 'console.log': iphone('08:15:01', 'sent') + iphoneIdle('08:40:00') },
    },
    {
      title: 'the IIS log is that of another web site',
      files: {
        'console.log': iphone('08:15:01', 'sent') + iphoneIdle('08:40:00'),
        'u_ex260105.log': iis({ at: '08:00:00', call: 'other' }, { at: '08:30:00', call: 'other' }),
      },
    },
  ],
};
