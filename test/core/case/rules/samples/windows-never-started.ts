import { ACCEPTED, management } from './lines.ts';
import type { CaseSamples } from './model.ts';

const OTHER = ACCEPTED.replace('LogicalName_2', 'LogicalName_9');
const HEALTHY =
  management('08:05:00', 306, OTHER) +
  management('08:05:05', 36, 'SCEP: Certificate request generated successfully.') +
  management('08:05:20', 39, 'SCEP: Certificate installed successfully.');

export const samples: CaseSamples = {
  id: 'windows-never-started',
  fires: [
    {
      title: 'hours later there is neither a request nor an error',
      files: {
        'Admin.xml':
          HEALTHY + management('08:15:00', 306, ACCEPTED) + management('09:30:00', 208, 'MDM Session: OMA-DM session started.'),
      },
      marks: ['Admin.xml:4 306'],
    },
  ],
  quiet: [
    {
      title: 'the healthy order',
      files: { 'Admin.xml': HEALTHY + management('09:30:00', 208, 'MDM Session: OMA-DM session started.') },
    },
    { title: 'the export ends there', files: { 'Admin.xml': HEALTHY + management('08:15:00', 306, ACCEPTED) } },
    {
      title: 'it failed, which the device says itself',
      files: {
        'Admin.xml':
          HEALTHY +
          management('08:15:00', 306, ACCEPTED) +
          management('08:15:20', 32, 'SCEP: Certificate enroll failed. Result: (Unknown Win32 Error code: 0x80072f8f).') +
          management('09:30:00', 208, 'MDM Session: OMA-DM session started.'),
      },
    },
  ],
};
