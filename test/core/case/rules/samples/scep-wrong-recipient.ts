import { deviceSample } from '../../../rules/support/message-samples.ts';
import type { CaseSamples } from './model.ts';

/** A log of a device that holds messages. */
function holding(...names: Parameters<typeof deviceSample>[1]): string {
  return `${deviceSample('', names).text}\n`;
}

/** A request for serial 12, the RA certificate of the answer that signs, in place of 11. */
const FOR_SIGNER_LOG = holding('REQUEST').replace('AREwDQ', 'ARIwDQ');
const FOR_SIGNER = FOR_SIGNER_LOG.trimEnd().split('\t').at(-1) ?? '';
const FOR_OLD_RA = holding('FOR_OLD_RA').trimEnd().split('\t').at(-1) ?? '';

export const samples: CaseSamples = {
  id: 'scep-wrong-recipient',
  fires: [
    {
      title: 'the answer to GetCACert stands in the log of another device',
      files: { 'phone-1/OMADM.log': holding('GETCACERT'), 'phone-2/OMADM.log': holding('FOR_OLD_RA') },
      marks: [`phone-2/OMADM.log:1 ${FOR_OLD_RA}`],
    },
    {
      title: 'the answer to GetCACert in the same log names other certificates',
      files: { 'phone/OMADM.log': holding('GETCACERT', 'FOR_OLD_RA') },
      marks: [`phone/OMADM.log:2 ${FOR_OLD_RA}`],
    },
    {
      title: 'encrypted for the certificate with which the RA signs',
      files: { 'phone-1/OMADM.log': holding('GETCACERT'), 'phone-2/OMADM.log': FOR_SIGNER_LOG },
      marks: [`phone-2/OMADM.log:1 ${FOR_SIGNER}`],
    },
  ],
  quiet: [
    {
      title: 'encrypted for the RA certificate of the answer, in one log',
      files: { 'phone/OMADM.log': holding('GETCACERT', 'REQUEST') },
    },
    {
      title: 'no answer to GetCACert in the only log',
      files: { 'phone/OMADM.log': holding('FOR_OLD_RA') },
    },
    {
      title: 'encrypted for the RA certificate of the answer',
      files: { 'phone-1/OMADM.log': holding('GETCACERT'), 'phone-2/OMADM.log': holding('REQUEST') },
    },
    {
      title: 'no answer to GetCACert in any log',
      files: { 'phone-1/OMADM.log': holding('REQUEST'), 'phone-2/OMADM.log': holding('FOR_OLD_RA') },
    },
  ],
};
