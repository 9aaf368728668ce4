import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'ndesplugin-12175',
  fires: [
    {
      title: 'the lines of the article',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID
Failed to send http request /CertificateRegistrationSvc/Certificate/VerifyRequest. Error 12175
                                                                                         ^^^^^ ndesplugin-12175
Exiting VerifyRequest with 0x80072F8F`,
    },
    {
      title: 'the log ends at the flag',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ndesplugin-12175`,
    },
    {
      title: 'the certificate has expired',
      format: 'ndes-plugin-log',
      text: `Failed to send http request /CertificateRegistrationSvc/Certificate/Notify. Error 12037
                                                                                  ^^^^^ ndesplugin-12175`,
    },
    {
      title: 'TLS failed, and no flag names a fault of the certificate',
      format: 'ndes-plugin-log',
      text: `Failed to send http request /CertificateRegistrationSvc/Certificate/VerifyRequest. Error 12157
                                                                                         ^^^^^ ndesplugin-12175`,
    },
    {
      title: 'two calls at once, each with its own flag',
      format: 'ndes-plugin-log',
      text: `<![LOG[WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="11" file="ndesplugin.cpp:120">
<![LOG[WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CA]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="12" file="ndesplugin.cpp:120">
<![LOG[Failed to send http request /CertificateRegistrationSvc/Certificate/VerifyRequest. Error 12175]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="11" file="ndesplugin.cpp:120">
                                                                                                ^^^^^ ndesplugin-12175
<![LOG[Failed to send http request /CertificateRegistrationSvc/Certificate/VerifyRequest. Error 12175]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="12" file="ndesplugin.cpp:120">
                                                                                                ^^^^^ ndesplugin-12175`,
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
    {
      title: 'another error',
      format: 'ndes-plugin-log',
      text: `Failed to send http request /CertificateRegistrationSvc/Certificate/VerifyRequest. Error 12029
                                                                                         ^^^^^ ndesplugin-send-failed`,
    },
  ],
};
