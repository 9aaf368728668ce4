import type { RuleSamples } from '../model.ts';

const BEGINS =
  '2026-08-24 15:10:27.018000+0530 0x1f3      Default     0x0                  603    0    mdmclient: [com.apple.ManagedClient:MDM] [0:Cert_PI:SCEP:<0x8b46>] Processing MDM_SCEP_Enroll for server: https://mdm.example.com/scep/abc';

export const samples: RuleSamples = {
  id: 'mac-mdm-refused',
  fires: [
    {
      title: 'the check-in behind SCEP is answered with 401',
      format: 'ios-console-log',
      text: `${BEGINS}
2026-08-24 15:10:30.425000+0530 0x1f3      Default     0x0                  603    0    mdmclient: [com.apple.ManagedClient:MDM] <<<<< Received HTTP response (401) [MDM_Authenticate] <<<<<
                                                                                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mac-mdm-refused`,
    },
  ],
  quiet: [
    {
      title: 'the check-in is answered well',
      format: 'ios-console-log',
      text: `${BEGINS}
2026-08-24 15:10:30.425000+0530 0x1f3      Default     0x0                  603    0    mdmclient: [com.apple.ManagedClient:MDM] <<<<< Received HTTP response (200) [MDM_Authenticate] <<<<<`,
    },
    {
      title: 'no SCEP went before',
      format: 'ios-console-log',
      text: `2026-08-24 15:10:30.425000+0530 0x1f3      Default     0x0                  603    0    mdmclient: [com.apple.ManagedClient:MDM] <<<<< Received HTTP response (401) [MDM_CheckOut] <<<<<`,
    },
  ],
};
