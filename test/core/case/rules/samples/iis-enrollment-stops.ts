import { ANDROID, calls, httperr, idle, iis, iphone, iphoneIdle } from './lines.ts';
import type { CaseSamples } from './model.ts';

const ON = { at: '08:30:00', call: 'GetCACert', from: '10.40.87.77', agent: ANDROID };

export const samples: CaseSamples = {
  id: 'iis-enrollment-stops',
  fires: [
    {
      title: 'HTTPERR has nothing of it either',
      files: {
        'u_ex260105.log': iis(...calls('08:15:01', {}, true), ON),
        'httperr1.log': httperr(idle('08:00:00'), idle('08:40:00')),
      },
      marks: ['u_ex260105.log:6 GetCACaps'],
    },
    {
      title: 'the log of the iPhone shows that it stopped by itself',
      files: {
        'u_ex260105.log': iis(...calls('08:15:01', {}, true), ON),
        'console.log': iphone('08:15:01', 'asked') + iphoneIdle('08:40:00'),
      },
      marks: ['u_ex260105.log:6 GetCACaps'],
    },
  ],
  quiet: [
    {
      title: 'the request reached the second server',
      files: {
        'NDES01/u_ex260105.log': iis(...calls('08:15:01', {}, true), ON),
        'NDES02/u_ex260105.log': iis(
          { at: '08:14:00', call: 'other', server: 'NDES02' },
          { at: '08:15:04', call: 'PKIOperation', server: 'NDES02' },
          { at: '08:30:00', call: 'GetCACert', from: '10.40.87.78', agent: ANDROID, server: 'NDES02' },
        ),
      },
    },
    {
      title: 'http.sys refused the request',
      files: {
        'u_ex260105.log': iis(...calls('08:15:01', {}, true), ON),
        'httperr1.log': httperr(
          idle('08:00:00'),
          [
            '08:15:04',
            '10.40.87.9',
            'HTTP/1.1 GET /certsrv/mscep/mscep.dll?operation=PKIOperation&message=MIAG',
            '503 1 QueueFull SCEP',
          ],
          idle('08:40:00'),
        ),
      },
    },
    {
      title: 'a monitor that never sends a request',
      files: {
        'u_ex260105.log': iis(...calls('08:15:01', { agent: 'Zabbix+6.0.12' }, true), ON),
        'httperr1.log': httperr(idle('08:00:00'), idle('08:40:00')),
      },
    },
    { title: 'the log ends there', files: { 'u_ex260105.log': iis(...calls('08:15:01', {}, true)) } },
  ],
};
