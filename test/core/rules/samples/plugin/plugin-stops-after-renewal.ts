import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'plugin-stops-after-renewal',
  fires: [
    {
      title: 'the log ends there',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
Verify challenge returns true
Exiting VerifyRequest with 0x0
Calling Notifyrequest ...
Sending request to certificate registration point.
Exiting Notify with 0x0
Calling VerifyRequest ...
Sending request to certificate registration point.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ plugin-stops-after-renewal`,
    },
    {
      title: 'call after call',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ plugin-stops-after-renewal
Calling VerifyRequest ...
Sending request to certificate registration point.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ plugin-stops-after-renewal`,
    },
    {
      title: 'one thread of two',
      format: 'ndes-plugin-log',
      text: `<![LOG[Calling VerifyRequest ...]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="11" file="ndesplugin.cpp:120">
<![LOG[Sending request to certificate registration point.]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="11" file="ndesplugin.cpp:120">
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ plugin-stops-after-renewal
<![LOG[Calling VerifyRequest ...]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="12" file="ndesplugin.cpp:120">
<![LOG[Sending request to certificate registration point.]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="12" file="ndesplugin.cpp:120">
<![LOG[Verify challenge returns true]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="12" file="ndesplugin.cpp:120">
<![LOG[Exiting VerifyRequest with 0x0]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="12" file="ndesplugin.cpp:120">`,
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
      title: 'two calls at once, both answered',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Calling VerifyRequest ...
Sending request to certificate registration point.
Sending request to certificate registration point.
Verify challenge returns true
Verify challenge returns true
Exiting VerifyRequest with 0x0
Exiting VerifyRequest with 0x0`,
    },
    {
      title: 'no connection, which has a rule of its own',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
Failed to send http request /CertificateRegistrationSvc/Certificate/VerifyRequest. Error 12029
                                                                                         ^^^^^ ndesplugin-send-failed`,
    },
    {
      title: 'the log ends before the call',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...`,
    },
  ],
};
