import type { RuleSamples } from '../model.ts';

const system = (provider: string, id: number): string =>
  `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${provider}'/><EventID>${id}</EventID><Level>3</Level><Channel>Application</Channel></System>`;

export const samples: RuleSamples = {
  id: 'ca-event',
  fires: [
    {
      title: 'the policy module denied it',
      format: 'windows-event-log',
      text: `Log Name:      Application
Source:        Microsoft-Windows-CertificationAuthority
Event ID:      53
Level:         Warning
Description:
Active Directory Certificate Services denied request 4711 because The public key does not meet the minimum size required by the specified certificate template. 0x80094811 (-2146875375 CERTSRV_E_KEY_LENGTH).  The request was for CN=phone1.  Additional information: Denied by Policy Module
                                                                                                                                                                ^^^^^^^^^^ ca-event`,
    },
    {
      title: 'the policy module does not run',
      format: 'windows-event-log',
      text: `Log Name:      Application
Source:        Microsoft-Windows-CertificationAuthority
Event ID:      44
Level:         Error
Description:
The "Windows default" Policy Module "Initialize" method returned an error. Element not found. The returned status code is 0x80070490 (1168).  Active Directory Certificate Services could not find required Active Directory information.
                                                                                                                          ^^^^^^^^^^ ca-event`,
    },
    {
      title: 'a policy module of somebody else denied it',
      format: 'windows-event-log',
      text: `Log Name:      Application
Source:        TameMyCerts
Event ID:      6
               ^ ca-event
Level:         Warning
Description:
Request 4711 for CN=phone1 was denied.`,
    },
    {
      title: 'a native event, which holds values alone',
      format: 'windows-event-log',
      text: `${system('Microsoft-Windows-CertificationAuthority', 21)}
<EventData><Data Name='RequestId'>7398</Data>
<Data Name='ErrorCode'>The requested property value is empty. 0x80094004 (-2146877436 CERTSRV_E_PROPERTY_EMPTY)</Data>
                                                              ^^^^^^^^^^ ca-event
<Data Name='SubjectName'>CN=phone1</Data></EventData></Event>`,
    },
  ],
  quiet: [
    {
      title: 'the request of a computer, which is none of SCEP',
      format: 'windows-event-log',
      text: `Log Name:      Application
Source:        Microsoft-Windows-CertificationAuthority
Event ID:      7
Level:         Warning
Description:
Active Directory Certificate Services denied request 12 because The permissions on the certificate template do not allow the current user to enroll for this type of certificate. 0x80094012.  The request was for CONTOSO\\PC1$.`,
    },
    {
      title: 'a certificate was issued',
      format: 'windows-event-log',
      text: `Log Name:      Application
Source:        Microsoft-Windows-CertificationAuthority
Event ID:      6
Level:         Information
Description:
Active Directory Certificate Services issued a certificate for request 4711 for CN=phone1.`,
    },
  ],
};
