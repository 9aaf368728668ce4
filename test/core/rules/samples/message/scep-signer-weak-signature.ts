import { serverSample } from '../../support/message-samples.ts';
import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'scep-signer-weak-signature',
  fires: [serverSample('SHA-1', 'SHA1_SIGNER', 'scep-signer-weak-signature')],
  quiet: [serverSample('SHA-256', 'REQUEST')],
};
