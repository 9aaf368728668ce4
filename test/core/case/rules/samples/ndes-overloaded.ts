import { calls, httperr, idle, iis, later } from './lines.ts';
import type { CaseSamples } from './model.ts';

const REQUEST = 'HTTP/1.1 POST /certsrv/mscep/mscep.dll?operation=PKIOperation';

export const samples: CaseSamples = {
  id: 'ndes-overloaded',
  fires: [
    {
      title: 'the request queue is full',
      files: {
        'u_ex260105.log': iis(...calls('08:15:01', { took: 20_000 })),
        'httperr1.log': httperr(
          ['08:15:02', '10.40.87.10', REQUEST, '503 1 QueueFull SCEP'],
          ['08:15:02', '10.40.87.11', REQUEST, '503 1 QueueFull SCEP'],
          idle('08:40:00'),
        ),
      },
      marks: ['httperr1.log:5 PKIOperation'],
    },
    {
      title: 'too many requests at once',
      files: {
        'u_ex260105.log': iis(
          ...calls('08:15:01', { status: '503 2 0' }),
          ...calls('08:15:02', { from: '10.40.87.10', status: '503 2 0' }),
        ),
      },
      marks: ['u_ex260105.log:7 PKIOperation'],
    },
    {
      title: 'nothing was refused, but the busiest minute was slow',
      files: {
        'u_ex260105.log': iis(
          ...Array.from({ length: 10 }, (_, i) => ({ at: later('08:00:00', i * 60), call: 'PKIOperation', took: 900 })),
          ...Array.from({ length: 25 }, (_, i) => ({
            ...{ at: later('08:15:00', i * 2), call: 'PKIOperation', took: 20_000 + i },
            from: `10.40.87.${i + 20}`,
          })),
        ),
      },
      marks: ['u_ex260105.log:15 PKIOperation'],
    },
  ],
  quiet: [
    {
      title: 'the pool does not run',
      files: { 'httperr1.log': httperr(['08:15:02', '10.40.87.10', REQUEST, '503 1 AppOffline SCEP'], idle('08:40:00')) },
    },
    {
      title: 'many requests, each as fast as usual',
      files: {
        'u_ex260105.log': iis(
          ...Array.from({ length: 10 }, (_, i) => ({ at: later('08:00:00', i * 60), call: 'PKIOperation', took: 900 })),
          ...Array.from({ length: 25 }, (_, i) => ({
            at: later('08:15:00', i * 2),
            call: 'PKIOperation',
            from: `10.40.87.${i + 20}`,
            took: 900,
          })),
        ),
      },
    },
    {
      title: 'another site of the server is overloaded',
      files: {
        'httperr1.log': httperr(['08:15:02', '10.40.87.10', 'HTTP/1.1 GET /owa/', '503 2 QueueFull OWA'], idle('08:40:00')),
      },
    },
  ],
};
