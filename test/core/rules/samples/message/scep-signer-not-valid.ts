import { deviceSample, serverSample } from '../../support/message-samples.ts';
import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'scep-signer-not-valid',
  fires: [
    serverSample('sent after the certificate ended', 'REQUEST', 'scep-signer-not-valid', '2034-01-02'),
    serverSample('sent before the certificate begins', 'REQUEST', 'scep-signer-not-valid', '2023-12-30'),
  ],
  quiet: [
    serverSample('sent while the certificate is valid', 'REQUEST'),
    {
      title: 'a log that names no time zone',
      format: 'android-omadm-log',
      text: deviceSample('', ['REQUEST']).text.replace('2024-', '2035-'),
    },
  ],
};
