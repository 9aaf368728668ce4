import { ANDROID, calls, iis } from './lines.ts';
import type { CaseSamples } from './model.ts';

const ON = { at: '08:30:00', call: 'GetCACert', from: '10.40.87.77', agent: ANDROID };

export const samples: CaseSamples = {
  id: 'load-balancer-affinity',
  fires: [
    {
      title: 'the GETs went to one server, the request to another, and each has a log of its own',
      files: {
        'NDES01/u_ex260105.log': iis({ at: '08:00:00', call: 'other' }, ...calls('08:15:01', {}, true), ON),
        'NDES02/u_ex260105.log': iis(
          { at: '08:00:00', call: 'other', server: 'NDES02' },
          { at: '08:15:04', call: 'PKIOperation', server: 'NDES02', status: '500 0 0' },
          { ...ON, server: 'NDES02' },
        ),
      },
      marks: ['NDES02/u_ex260105.log:6 PKIOperation'],
    },
  ],
  quiet: [
    {
      title: 'two servers, and each enrollment stays on one',
      files: {
        'NDES01/u_ex260105.log': iis({ at: '08:00:00', call: 'other' }, ...calls('08:15:01'), ON),
        'NDES02/u_ex260105.log': iis(
          { at: '08:00:00', call: 'other', server: 'NDES02' },
          ...calls('08:15:01', { from: '10.40.87.10', server: 'NDES02' }),
          { ...ON, server: 'NDES02' },
        ),
      },
    },
    {
      title: 'one server with a log for each hour',
      files: {
        'u_ex26010508.log': iis({ at: '08:00:00', call: 'other' }, ...calls('08:59:57', {}, true)),
        'u_ex26010509.log': iis({ at: '09:00:00', call: 'PKIOperation' }, { ...ON, at: '09:30:00' }),
      },
    },
  ],
};
