import { serverSample } from '../../support/message-samples.ts';
import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'scep-signer-weak-key',
  fires: [serverSample('a key of 1024 bits', 'SHORT_KEY', 'scep-signer-weak-key')],
  quiet: [serverSample('an EC key of 256 bits', 'REQUEST')],
};
