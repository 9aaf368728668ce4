import { deviceSample, serverSample } from '../../support/message-samples.ts';
import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'scep-message-damaged',
  fires: [
    serverSample('another transactionID than the signed one', 'DAMAGED', 'scep-message-damaged'),
    deviceSample('in the log of a device', ['DAMAGED'], 'scep-message-damaged'),
  ],
  quiet: [
    serverSample('the message as it was signed', 'REQUEST'),
    {
      title: 'a message that is cut before its signature',
      format: 'iis-w3c-log',
      text: serverSample('', 'DAMAGED').text.replace(/(message=MI[^ ]{700})[^ ]+/, '$1'),
    },
  ],
};
