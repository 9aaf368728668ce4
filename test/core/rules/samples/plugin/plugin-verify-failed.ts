import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'plugin-verify-failed',
  fires: [
    {
      title: 'access denied',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Exiting VerifyRequest with 0x80070005
                           ^^^^^^^^^^ plugin-verify-failed`,
    },
    {
      title: 'the report failed',
      format: 'ndes-plugin-log',
      text: `Calling Notifyrequest ...
Sending request to certificate registration point.
Exiting Notify with 0x80004005
                    ^^^^^^^^^^ plugin-verify-failed`,
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
      title: 'the lines above say more',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
Verify challenge returns false
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ challenge-refused
Exiting VerifyRequest with 0x80004005`,
    },
    {
      title: 'a page of the same thread, while another thread goes on',
      format: 'ndes-plugin-log',
      text: `<![LOG[Calling VerifyRequest ...]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="11" file="ndesplugin.cpp:120">
<![LOG[Sending request to certificate registration point.]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="11" file="ndesplugin.cpp:120">
<![LOG[Calling VerifyRequest ...]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="12" file="ndesplugin.cpp:120">
<![LOG[Verify challenge returns <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"> <html xmlns="http://www.w3.org/1999/xhtml"> <head> <title>403 - Forbidden</title></head></html>]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="11" file="ndesplugin.cpp:120">
                                                                                                                                                                                                        ^^^ verifyrequest-403-eku
<![LOG[Exiting VerifyRequest with 0x80004005]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="11" file="ndesplugin.cpp:120">
<![LOG[Sending request to certificate registration point.]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="12" file="ndesplugin.cpp:120">
<![LOG[Verify challenge returns true]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="12" file="ndesplugin.cpp:120">
<![LOG[Exiting VerifyRequest with 0x0]LOG]!><time="09:17:19.129+300" date="5-1-2024" component="NDESPlugin" context="" type="1" thread="12" file="ndesplugin.cpp:120">`,
    },
  ],
};
