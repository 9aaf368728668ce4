import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'ca-refuses-request',
  fires: [
    {
      title: 'the CA cannot be reached',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Event ID:      31
Level:         Error
Description:
The Network Device Enrollment Service cannot submit the certificate request (The RPC server is unavailable. 0x800706ba).
                                                                                                            ^^^^^^^^^^ ca-refuses-request`,
    },
    {
      title: 'the text of the CA, and the code that says nothing: each text is a cause of its own',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Event ID:      31
Level:         Error
Description:
The Network Device Enrollment Service cannot submit the certificate request (The public key does not meet the minimum size required by the specified certificate template.).  0x80004005
                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ca-refuses-request
Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Event ID:      31
Level:         Error
Description:
The Network Device Enrollment Service cannot submit the certificate request (The permissions on the certificate template do not allow the current user to enroll for this type of certificate.).  0x80004005
                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ca-refuses-request
Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Event ID:      31
Level:         Error
Description:
The Network Device Enrollment Service cannot submit the certificate request (Denied by Policy Module).  0x80004005
                                                                             ^^^^^^^^^^^^^^^^^^^^^^^ ca-refuses-request`,
    },
    {
      title: 'as XML, which has the text under the name of the code',
      format: 'windows-event-log',
      text: `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-NetworkDeviceEnrollmentService'/><EventID>31</EventID><Level>2</Level><Channel>Application</Channel></System>
<EventData><Data Name='ErrorCode'>The request subject name is invalid or too long.</Data><Data Name='ErrorMessage'>0x80004005</Data></EventData></Event>
                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ca-refuses-request`,
    },
    {
      title: 'the connector of today',
      format: 'windows-event-log',
      text: `Log Name:      Microsoft-Intune-CertificateConnectors/Operational
Source:        Microsoft-Intune-CertificateConnectors
Event ID:      4007
               ^^^^ ca-refuses-request
Level:         Error
Description:
ScepIssuedFailure`,
    },
  ],
  quiet: [
    {
      title: 'the CA issued the certificate',
      format: 'windows-event-log',
      text: `Log Name:      Microsoft-Intune-CertificateConnectors/Operational
Source:        Microsoft-Intune-CertificateConnectors
Event ID:      4006
Level:         Information
Description:
ScepIssuedSuccess`,
    },
  ],
};
