import { calls, iis, iphone, iphoneIdle, later } from './lines.ts';
import type { CaseSamples } from './model.ts';

/** Four enrollments as the server sees them, and as an iPhone writes them whose clock is so many seconds late. */
function late(seconds: number, enrollments = 4): Readonly<Record<string, string>> {
  const starts = ['08:30:00', '08:41:10', '08:55:25', '09:12:40'].slice(0, enrollments);
  return {
    'u_ex260105.log': iis({ at: '07:00:00', call: 'other' }, ...starts.flatMap((start) => calls(start)), {
      at: '10:30:00',
      call: 'other',
    }),
    'console.log': starts.map((start) => iphone(later(start, -seconds), 'installed')).join('') + iphoneIdle('10:00:00'),
  };
}

export const samples: CaseSamples = {
  id: 'machine-clock-off',
  fires: [
    {
      title: 'twelve minutes late',
      files: late(12 * 60),
      marks: [
        'console.log:1 Adding dependent ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787 to parent 123 in domain PayloadDependencyDomainCertificate to system',
      ],
    },
  ],
  quiet: [
    { title: 'ten seconds late', files: late(10) },
    { title: 'one enrollment may be a coincidence', files: late(12 * 60, 1) },
  ],
};
