import { ANDROID, calls, iis } from './lines.ts';
import type { CaseSamples } from './model.ts';

const ON = { at: '08:30:00', call: 'GetCACert', from: '10.40.87.77', agent: ANDROID };
const REPORTED = [
  ...calls('08:05:00', { from: '10.40.87.8', took: 1500 }, true),
  { at: '08:05:03', call: 'VerifyRequest', status: '201 0 0' },
  { at: '08:05:04', call: 'Notify', status: '204 0 0' },
  { at: '08:05:04', call: 'PKIOperation', from: '10.40.87.8', took: 1500 },
];
const UNREPORTED = [
  ...calls('08:15:01', {}, true),
  { at: '08:15:04', call: 'VerifyRequest', status: '201 0 0' },
  { at: '08:15:05', call: 'PKIOperation', took: 1500 },
];

export const samples: CaseSamples = {
  id: 'verifyrequest-no-notify',
  fires: [
    {
      title: 'one of two outcomes was not reported',
      files: { 'u_ex260105.log': iis(...REPORTED, ...UNREPORTED, ON) },
      marks: ['u_ex260105.log:12 /CertificateRegistrationSvc/Certificate/VerifyRequest'],
    },
  ],
  quiet: [
    { title: 'reported', files: { 'u_ex260105.log': iis(...REPORTED, ON) } },
    { title: 'a log without any Notify cannot show it', files: { 'u_ex260105.log': iis(...UNREPORTED, ON) } },
    { title: 'the log ends there', files: { 'u_ex260105.log': iis(...REPORTED, ...UNREPORTED) } },
  ],
};
