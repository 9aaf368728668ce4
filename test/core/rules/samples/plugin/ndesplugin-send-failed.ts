import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'ndesplugin-send-failed',
  fires: [
    {
      title: 'nothing listens',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
Failed to send http request /CertificateRegistrationSvc/Certificate/VerifyRequest. Error 12029
                                                                                         ^^^^^ ndesplugin-send-failed
Exiting VerifyRequest with 0x80072EFD`,
    },
    {
      title: 'the client certificate has no private key that can be used',
      format: 'ndes-plugin-log',
      text: `Failed to send http request /CertificateRegistrationSvc/Certificate/VerifyRequest. Error 12186
                                                                                         ^^^^^ ndesplugin-send-failed`,
    },
    {
      title: 'no answer in time: the call may have arrived',
      format: 'ndes-plugin-log',
      text: `Failed to send http request /CertificateRegistrationSvc/Certificate/VerifyRequest. Error 12002
                                                                                         ^^^^^ ndesplugin-send-failed`,
    },
    {
      title: 'a report that was not sent, with a code that no table holds',
      format: 'ndes-plugin-log',
      text: `Failed to send http request /CertificateRegistrationSvc/Certificate/Notify. Error 12199
                                                                                  ^^^^^ ndesplugin-send-failed`,
    },
  ],
  quiet: [
    {
      title: 'all is well',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
Verify challenge returns true
Exiting VerifyRequest with 0x0
Calling Notifyrequest ...
Sending request to certificate registration point.
Exiting Notify with 0x0`,
    },
  ],
};
