import { ANDROID, calls, iis, ndes } from './lines.ts';
import type { CaseSamples } from './model.ts';

const ON = { at: '08:30:00', call: 'GetCACert', from: '10.40.87.77', agent: ANDROID };
/** Another request, which the policy module was asked about: the legacy connector is proven. */
const CHECKED = [
  ...calls('08:05:00', { from: '10.40.87.8', took: 1500 }, true),
  { at: '08:05:03', call: 'VerifyRequest', status: '201 0 0' },
  { at: '08:05:04', call: 'Notify', status: '204 0 0' },
  { at: '08:05:04', call: 'PKIOperation', from: '10.40.87.8', took: 1500 },
];

export const samples: CaseSamples = {
  id: 'pkioperation-no-verifyrequest',
  fires: [
    {
      title: 'one of two requests was not checked',
      files: { 'u_ex260105.log': iis(...CHECKED, ...calls('08:15:01'), ON) },
      marks: ['u_ex260105.log:12 PKIOperation'],
    },
  ],
  quiet: [
    {
      title: 'requests in a burst: the question lies within the time that the request took',
      files: {
        'u_ex260105.log': iis(
          ...CHECKED,
          ...calls('08:15:01', {}, true),
          ...calls('08:15:02', { from: '10.40.87.10' }, true),
          { at: '08:15:05', call: 'VerifyRequest', status: '201 0 0' },
          { at: '08:15:06', call: 'VerifyRequest', status: '201 0 0' },
          { at: '08:15:07', call: 'Notify', status: '204 0 0' },
          { at: '08:15:07', call: 'PKIOperation', took: 3500 },
          { at: '08:15:08', call: 'Notify', status: '204 0 0' },
          { at: '08:15:08', call: 'PKIOperation', from: '10.40.87.10', took: 3500 },
          ON,
        ),
      },
    },
    {
      title: 'the current connector asks Intune by itself',
      files: { 'u_ex260105.log': iis(...calls('08:15:01'), ON) },
    },
    {
      title: 'NDES says why it could not ask',
      files: {
        'u_ex260105.log': iis(...CHECKED, ...calls('08:15:01', { status: '500 0 0' }), ON),
        'Application.xml': ndes(
          '08:15:04',
          18,
          "The Network Device Enrollment Service cannot decrypt the client's PKCS7 message (0x80090005).",
        ),
      },
    },
  ],
};
