import { describe, it } from 'vitest';
import { check } from './check.ts';

describe('what the policy module and the registration point write of an enrollment (legacy connector)', () => {
  it('NDESPlugin.log: calls of several threads, a refusal, an error page, a registration point that is not trusted', () => {
    check(
      'ndes-plugin-log',
      `<![LOG[Calling VerifyRequest ...]LOG]!><time="04:05:03.452+300" date="01-13-2026" component="NDESPlugin" context="" type="1" thread="3908" file="NDESPlugin.cpp:125">
       ^^^^^^^^^^^^^^^^^^^^^^^^^ policy-module verify call 3:unknown thread=3908
<![LOG[Calling VerifyRequest ...]LOG]!><time="04:05:03.455+300" date="01-13-2026" component="NDESPlugin" context="" type="1" thread="4412" file="NDESPlugin.cpp:125">
       ^^^^^^^^^^^^^^^^^^^^^^^^^ policy-module verify call 3:unknown thread=4412
<![LOG[Sending request to certificate registration point.]LOG]!><time="04:05:03.460+300" date="01-13-2026" component="NDESPlugin" context="" type="1" thread="3908" file="NDESPlugin.cpp:150">
<![LOG[Verify challenge returns true]LOG]!><time="04:05:03.789+300" date="01-13-2026" component="NDESPlugin" context="" type="1" thread="3908" file="NDESPlugin.cpp:129">
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ policy-module verify end 3:done thread=3908
<![LOG[Verify challenge returns false]LOG]!><time="04:06:38.736+300" date="01-13-2026" component="NDESPlugin" context="" type="3" thread="4412" file="NDESPlugin.cpp:130">
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ policy-module verify end 3:failed thread=4412
<![LOG[Exiting VerifyRequest with 0x80004005]LOG]!><time="04:06:38.739+300" date="01-13-2026" component="NDESPlugin" context="" type="3" thread="4412" file="NDESPlugin.cpp:137">
                                  ^^^^^^^^^^ policy-module verify end 3:failed thread=4412
<![LOG[Exiting VerifyRequest with 0x0]LOG]!><time="04:05:03.792+300" date="01-13-2026" component="NDESPlugin" context="" type="1" thread="3908" file="NDESPlugin.cpp:130">
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ policy-module verify end 3:done thread=3908
<![LOG[Calling Notifyrequest ...]LOG]!><time="04:05:04.432+300" date="01-13-2026" component="NDESPlugin" context="" type="1" thread="3908" file="NDESPlugin.cpp:125">
       ^^^^^^^^^^^^^^^^^^^^^^^^^ policy-module notify call 6:unknown thread=3908
<![LOG[WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID]LOG]!><time="04:15:27.780+300" date="01-13-2026" component="NDESPlugin" context="" type="3" thread="3908" file="NDESPlugin.cpp:1">
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ policy-module notify end 6:failed thread=3908
<![LOG[Exiting Notify with 0x0]LOG]!><time="04:05:04.566+300" date="01-13-2026" component="NDESPlugin" context="" type="1" thread="3908" file="NDESPlugin.cpp:123">
       ^^^^^^^^^^^^^^^^^^^^^^^ policy-module notify end 6:done thread=3908
<![LOG[Calling VerifyRequest ...]LOG]!><time="04:09:30.075+300" date="01-13-2026" component="NDESPlugin" context="" type="1" thread="3836" file="NDESPlugin.cpp:125">
       ^^^^^^^^^^^^^^^^^^^^^^^^^ policy-module verify call 3:unknown thread=3836
<![LOG[Verify challenge returns <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
       ^^^^^^^^^^^^^^^^^^^^^^^^ policy-module verify end 3:failed thread=3836
<html xmlns="http://www.w3.org/1999/xhtml">
<head>
<title>403 - Forbidden: Access is denied.</title>
</head>
<body><div id="header"><h1>Server Error</h1></div></body>
</html>]LOG]!><time="04:09:30.671+300" date="01-13-2026" component="NDESPlugin" context="" type="3" thread="3836" file="NDESPlugin.cpp:409">
<![LOG[Exiting VerifyRequest with 0x80004005]LOG]!><time="04:09:30.674+300" date="01-13-2026" component="NDESPlugin" context="" type="3" thread="3836" file="NDESPlugin.cpp:137">
                                  ^^^^^^^^^^ policy-module verify end 3:failed thread=3836
<![LOG[Failed to send http request /CertificateRegistrationSvc/Certificate/VerifyRequest. Error 12175]LOG]!><time="04:15:27.782+300" date="01-13-2026" component="NDESPlugin" context="" type="3" thread="6548" file="NDESPlugin.cpp:194">
                                                                                                ^^^^^ policy-module verify end 3:failed thread=6548
<![LOG[Exiting VerifyRequest with 0x80072f8f]LOG]!><time="04:15:27.784+300" date="01-13-2026" component="NDESPlugin" context="" type="3" thread="6548" file="NDESPlugin.cpp:137">
                                  ^^^^^^^^^^ policy-module verify end 3:failed thread=6548`,
    );
  });

  it('service trace: by thread and activity', () => {
    check(
      'svclog',
      `<E2ETraceEvent xmlns="http://schemas.microsoft.com/2004/06/E2ETraceEvent"><System xmlns="http://schemas.microsoft.com/2004/06/windows/eventlog/system"><EventID>0</EventID><Type>3</Type><SubType Name="Information">0</SubType><Level>8</Level><TimeCreated SystemTime="2026-01-13T09:05:03.4720000Z" /><Source Name="CertificateRegistrationPoint" /><Correlation ActivityID="{00000000-0000-0000-0000-000000000000}" /><Execution ProcessName="w3wp" ProcessID="4373" ThreadID="57" /><Channel /><Computer>NDES01</Computer></System><ApplicationData>VerifyRequest Started.</ApplicationData></E2ETraceEvent>
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                         ^^^^^^^^^^^^^^^^^^^^^ registration-point verify call 3:unknown thread=4373,57
<E2ETraceEvent xmlns="http://schemas.microsoft.com/2004/06/E2ETraceEvent"><System xmlns="http://schemas.microsoft.com/2004/06/windows/eventlog/system"><EventID>0</EventID><Type>3</Type><SubType Name="Information">0</SubType><Level>8</Level><TimeCreated SystemTime="2026-01-13T09:05:03.5420000Z" /><Source Name="CertificateRegistrationPoint" /><Correlation ActivityID="{00000000-0000-0000-0000-000000000000}" /><Execution ProcessName="w3wp" ProcessID="4373" ThreadID="57" /><Channel /><Computer>NDES01</Computer></System><ApplicationData>Validation Phase 1 finished with status True.</ApplicationData></E2ETraceEvent>
<E2ETraceEvent xmlns="http://schemas.microsoft.com/2004/06/E2ETraceEvent"><System xmlns="http://schemas.microsoft.com/2004/06/windows/eventlog/system"><EventID>0</EventID><Type>3</Type><SubType Name="Information">0</SubType><Level>8</Level><TimeCreated SystemTime="2026-01-13T09:05:03.5920000Z" /><Source Name="CertificateRegistrationPoint" /><Correlation ActivityID="{00000000-0000-0000-0000-000000000000}" /><Execution ProcessName="w3wp" ProcessID="4373" ThreadID="57" /><Channel /><Computer>NDES01</Computer></System><ApplicationData>Validation Phase 3 finished with status True.</ApplicationData></E2ETraceEvent>
<E2ETraceEvent xmlns="http://schemas.microsoft.com/2004/06/E2ETraceEvent"><System xmlns="http://schemas.microsoft.com/2004/06/windows/eventlog/system"><EventID>0</EventID><Type>3</Type><SubType Name="Error">0</SubType><Level>2</Level><TimeCreated SystemTime="2026-01-13T09:06:38.4010000Z" /><Source Name="CertificateRegistrationPoint" /><Correlation ActivityID="{00000000-0000-0000-0000-000000000000}" /><Execution ProcessName="w3wp" ProcessID="4373" ThreadID="55" /><Channel /><Computer>NDES01</Computer></System><ApplicationData>Subject Name in CSR CN=712b7993-65c4-4241-a6a2-042778b088b0\\, Sales and challenge CN=712b7993-65c4-4241-a6a2-042778b088b0, Sales do not match</ApplicationData></E2ETraceEvent>
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ registration-point verify end 3:failed thread=4373,55
<E2ETraceEvent xmlns="http://schemas.microsoft.com/2004/06/E2ETraceEvent"><System xmlns="http://schemas.microsoft.com/2004/06/windows/eventlog/system"><EventID>0</EventID><Type>3</Type><SubType Name="Information">0</SubType><Level>8</Level><TimeCreated SystemTime="2026-01-13T09:06:38.7260000Z" /><Source Name="CertificateRegistrationPoint" /><Correlation ActivityID="{00000000-0000-0000-0000-000000000000}" /><Execution ProcessName="w3wp" ProcessID="4373" ThreadID="55" /><Channel /><Computer>NDES01</Computer></System><ApplicationData>VerifyRequest Finished with status False</ApplicationData></E2ETraceEvent>
                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ registration-point verify end 3:failed thread=4373,55`,
    );
  });
});
