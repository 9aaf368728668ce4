import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'mac-scep-failed',
  fires: [
    {
      title: 'the function that sends the request ends with an error',
      format: 'ios-console-log',
      text: `2026-01-14 10:12:44.120311+0100 0x1a2b3    Default     0x0                  512    0    mdmclient: (ManagedClient) [com.apple.ManagedClient:MDM] [0:Cert_PI:SCEP:<0x8b46>] Processing MDM_SCEP_Enroll for server: https://mdm.example.com/scep
2026-01-14 10:12:45.553110+0100 0x1a2b3    Error       0x0                  512    0    mdmclient: (ManagedClient) [com.apple.ManagedClient:MDM] [ERROR] <: [MDM_SCEP_Enroll] Calling SCEPRequestCertSignature --> <NSOSStatusErrorDomain:-603>
                                                                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mac-scep-failed`,
    },
    {
      title: 'the number that macOS gives to any refusal',
      format: 'ios-console-log',
      text: `2026-03-05 09:31:04.822 E  mdmclient[603:1f2a] [com.apple.ManagedClient:MDM] [ERROR] [0:Cert_PI:SCEP:<0x2c11>] Unable to obtain certificate from SCEP server at "https://ca.example.org/scep/prod" <MDM-SCEP:15002>
                                                                                                                                                                                                             ^^^^^ mac-scep-failed`,
    },
    {
      title: 'an error of SCEP that no source explains',
      format: 'ios-console-log',
      text: `error	10:12:45.553110 +0100	mdmclient	<OUTERROR> Error Domain=MDM-SCEP Code=14999 "Something else." UserInfo={}
     	                     	         	                                      ^^^^^ mac-scep-failed`,
    },
  ],
  quiet: [
    {
      title: 'an error of something else',
      format: 'ios-console-log',
      text: `2026-01-14 10:12:45.553110+0100 0x1a2b3    Error       0x0                  512    0    mdmclient: [com.apple.ManagedClient:MDM] [ERROR] Cannot read the list of users <NSOSStatusErrorDomain:-43>`,
    },
    {
      title: 'the beginning alone',
      format: 'ios-console-log',
      text: `2026-01-14 10:12:44.120311+0100 0x1a2b3    Default     0x0                  512    0    mdmclient: [com.apple.ManagedClient:MDM] [0:Cert_PI:SCEP:<0x8b46>] Processing MDM_SCEP_Enroll for server: https://mdm.example.com/scep`,
    },
  ],
};
