import { deviceSample } from '../../support/message-samples.ts';
import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'scep-wrong-recipient',
  fires: [deviceSample('the answer to GetCACert names other certificates', ['GETCACERT', 'FOR_OLD_RA'], 'scep-wrong-recipient')],
  quiet: [
    deviceSample('encrypted for the RA certificate of the answer', ['GETCACERT', 'REQUEST']),
    deviceSample('no answer to GetCACert in the log', ['FOR_OLD_RA']),
  ],
};
