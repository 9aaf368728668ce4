import { describe, it } from 'vitest';
import { check } from './check.ts';

describe('what the events of a connector say of an enrollment', () => {
  it('copied text: an event about a whole request tells of CA and report; revocation is no enrollment', () => {
    check(
      'windows-event-log',
      `Log Name:      Microsoft-Intune-CertificateConnectors/Admin
Source:        Microsoft-Intune-CertificateConnectors
Date:          1/20/2026 8:05:06 AM
Event ID:      4000
               ^^^^ connector issue end 4:done device=ad70beaa-ad16-48ba-b406-04ab051a578e policy=829ab4ef-b20f-4858-ab65-337925fac5b3 server=NDES01.contoso.com thumbprint=3908E8266D29A9817F1559E06BE8BD76589C6055 transactionID=0CCFE6E04AAB73BB7D4188B41E8AFC780F1E5A66
               ^^^^ connector notify end 6:done device=ad70beaa-ad16-48ba-b406-04ab051a578e policy=829ab4ef-b20f-4858-ab65-337925fac5b3 server=NDES01.contoso.com thumbprint=3908E8266D29A9817F1559E06BE8BD76589C6055 transactionID=0CCFE6E04AAB73BB7D4188B41E8AFC780F1E5A66
Level:         Information
Computer:      NDES01.contoso.com
Description:
ScrepRequestSuccess: Successfully processed a SCEP request and notified Intune.
TransactionId: 0CCFE6E04AAB73BB7D4188B41E8AFC780F1E5A66
DeviceId: ad70beaa-ad16-48ba-b406-04ab051a578e
PolicyId: 829ab4ef-b20f-4858-ab65-337925fac5b3
CertificateThumbprint: 3908E8266D29A9817F1559E06BE8BD76589C6055
Log Name:      Microsoft-Intune-CertificateConnectors/Admin
Source:        Microsoft-Intune-CertificateConnectors
Date:          1/20/2026 8:17:29 AM
Event ID:      4002
               ^^^^ connector issue end 4:done server=NDES01.contoso.com transactionID=6D2846BBF3C39B75405FB4551F75B4BF9231F825
               ^^^^ connector notify end 6:failed server=NDES01.contoso.com transactionID=6D2846BBF3C39B75405FB4551F75B4BF9231F825
Level:         Error
Computer:      NDES01.contoso.com
Description:
ScepRequestUploadFailure: Successfully processed SCEP request, failed to notify Intune.
TransactionId: 6D2846BBF3C39B75405FB4551F75B4BF9231F825
Log Name:      Microsoft-Intune-CertificateConnectors/Operational
Source:        Microsoft-Intune-CertificateConnectors
Date:          1/20/2026 8:17:30 AM
Event ID:      3000
Level:         Information
Computer:      NDES01.contoso.com
Description:
RevokeRequestSuccess`,
    );
  });

  it('a list from Event Viewer: identifiers in braces and capitals are the same', () => {
    check(
      'windows-event-log',
      `Level,Date and Time,Source,Event ID,Task Category
Error,5/14/2024 9:12:37 AM,CertificateConnectors,4005,None,"ScepVerifyFailure: Failed to verify a SCEP request with Intune.
                                                 ^^^^ connector verify end 3:failed device=b081bb08-d982-4ca8-a523-cd889369916e transactionID=BB51CBE727BDF3BB76FF0D1AD479CE17EEF087B7
TransactionId: BB51CBE727BDF3BB76FF0D1AD479CE17EEF087B7
DeviceId: {B081BB08-D982-4CA8-A523-CD889369916E}
Reason: Subject Name in CSR and challenge do not match"
Information,5/14/2024 9:12:36 AM,CertificateConnectors,4003,None,ScepRequestReceived
                                                       ^^^^ connector PKIOperation call 2:done`,
    );
  });

  it('XML: values from the data, the serial number and the thumbprint of what was issued', () => {
    check(
      'windows-event-log',
      `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Intune-CertificateConnectors'/><EventID>4006</EventID><Version>0</Version><Level>4</Level><Task>0</Task><Opcode>0</Opcode><Keywords>0x8000000000000000</Keywords><TimeCreated SystemTime='2026-01-20T07:05:04.5590000Z'/><EventRecordID>24432</EventRecordID><Correlation/><Execution ProcessID='4773' ThreadID='4830'/><Channel>Microsoft-Intune-CertificateConnectors/Operational</Channel><Computer>NDES01.contoso.com</Computer><Security UserID='S-1-5-18'/></System><EventData><Data Name='TransactionId'>0CCFE6E04AAB73BB7D4188B41E8AFC780F1E5A66</Data><Data Name='DeviceId'>ad70beaa-ad16-48ba-b406-04ab051a578e</Data><Data Name='PolicyId'>829ab4ef-b20f-4858-ab65-337925fac5b3</Data><Data Name='CertificateThumbprint'>3908E8266D29A9817F1559E06BE8BD76589C6055</Data><Data Name='CertificateSerialNumber'>5CC764AA294C2E3072889DB79280395D87BF</Data><Data Name='SubjectName'>CN=user101@contoso.com</Data></EventData><RenderingInfo Culture='en-US'><Message>ScepIssuedSuccess: Successfully issued certificate for a SCEP request.
                                                                                                                                               ^^^^ connector issue end 4:done device=ad70beaa-ad16-48ba-b406-04ab051a578e policy=829ab4ef-b20f-4858-ab65-337925fac5b3 serial=5CC764AA294C2E3072889DB79280395D87BF server=NDES01.contoso.com subject=CN=user101@contoso.com thumbprint=3908E8266D29A9817F1559E06BE8BD76589C6055 transactionID=0CCFE6E04AAB73BB7D4188B41E8AFC780F1E5A66
TransactionId: 0CCFE6E04AAB73BB7D4188B41E8AFC780F1E5A66
DeviceId: ad70beaa-ad16-48ba-b406-04ab051a578e
PolicyId: 829ab4ef-b20f-4858-ab65-337925fac5b3
CertificateThumbprint: 3908E8266D29A9817F1559E06BE8BD76589C6055
CertificateSerialNumber: 5CC764AA294C2E3072889DB79280395D87BF
SubjectName: CN=user101@contoso.com</Message><Level>Information</Level></RenderingInfo></Event>
<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Intune-CertificateConnectors'/><EventID>4009</EventID><Version>0</Version><Level>3</Level><Task>0</Task><Opcode>0</Opcode><Keywords>0x8000000000000000</Keywords><TimeCreated SystemTime='2026-01-20T07:16:52.0960000Z'/><EventRecordID>24450</EventRecordID><Correlation/><Execution ProcessID='4773' ThreadID='4963'/><Channel>Microsoft-Intune-CertificateConnectors/Operational</Channel><Computer>NDES01.contoso.com</Computer><Security UserID='S-1-5-18'/></System><EventData><Data Name='TransactionId'>6D2846BBF3C39B75405FB4551F75B4BF9231F825</Data><Data Name='DeviceId'>712b7993-65c4-4241-a6a2-042778b088b0</Data><Data Name='PolicyId'>9557cacd-7860-4c51-ac22-1c4f277efc46</Data><Data Name='Attempt'>1</Data></EventData><RenderingInfo Culture='en-US'><Message>ScepNotifyAttemptFailed: Failed to notify Intune of the result of a SCEP request, will try again.
                                                                                                                                               ^^^^ connector notify end 6:waiting device=712b7993-65c4-4241-a6a2-042778b088b0 policy=9557cacd-7860-4c51-ac22-1c4f277efc46 server=NDES01.contoso.com transactionID=6D2846BBF3C39B75405FB4551F75B4BF9231F825
TransactionId: 6D2846BBF3C39B75405FB4551F75B4BF9231F825
DeviceId: 712b7993-65c4-4241-a6a2-042778b088b0
PolicyId: 9557cacd-7860-4c51-ac22-1c4f277efc46`,
    );
  });

  it('the connector before July 2021', () => {
    check(
      'windows-event-log',
      `Log Name:      Microsoft Intune Connector
Source:        Microsoft Intune Connector
Date:          14.05.2024 09:13:32
Event ID:      20501
               ^^^^^ connector verify end 3:failed server=NDES01.contoso.com
Level:         Warning
Computer:      NDES01.contoso.com
Description:
CRPVerifyMetric_Warning 0x00000411
Log Name:      Microsoft Intune Connector
Source:        Microsoft Intune Connector
Date:          14.05.2024 09:14:32
Event ID:      20600
               ^^^^^ connector notify end 6:done server=NDES01.contoso.com
Level:         Information
Computer:      NDES01.contoso.com
Description:
CRPNotifyMetric_Success 0x00000000
Log Name:      Microsoft Intune Connector
Source:        Microsoft Intune Connector
Date:          14.05.2024 09:15:32
Event ID:      20400
Level:         Information
Computer:      NDES01.contoso.com
Description:
Download_Success 0x00000000`,
    );
  });
});
