import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { messageRule } from '../engine/kinds/message-rule.ts';
import { deviceSample, serverSample } from '../engine/kinds/message-samples.ts';

const damaged = { severity: 'warning', short: msg('message damaged or changed') } as const;

export const scepMessageDamaged = messageRule({
  id: 'scep-message-damaged',
  title: msg('SCEP message that is damaged or changed: its signature or digest is wrong'),
  severity: 'warning',
  step: 2,
  resolutions: ['scep-failure-badmessagecheck'],
  docUrl: PAGES.rfc8894,
  source: `RFC8894 3.1 ; RFC8894 3.2.1.4 ; ${PAGES.signedMessage}`,
  verified: true,
  conclusions: {
    'message-digest-mismatch': damaged,
    'signature-invalid': damaged,
    'signer-signature-invalid': damaged,
  },
  group: () => 'damaged',
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
});
