import { deviceSample } from '../../support/message-samples.ts';
import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'scep-reply-mismatch',
  fires: [deviceSample('encrypted for another certificate', ['REQUEST', 'FOR_ANOTHER'], 'scep-reply-mismatch')],
  quiet: [
    deviceSample('the answer to the request', ['REQUEST', 'GRANTED']),
    deviceSample('the request is not in the log', ['FOR_ANOTHER']),
  ],
};
