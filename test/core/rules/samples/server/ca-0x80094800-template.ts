import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'ca-0x80094800-template',
  fires: [
    {
      title: 'event 31 with the code of the CA',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Event ID:      31
Level:         Error
Description:
The Network Device Enrollment Service cannot submit the certificate request (The requested certificate template is not supported by this CA. 0x80094800 (-2146875392 CERTSRV_E_UNSUPPORTED_CERT_TYPE)).  0x80004005
                                                                                                                                             ^^^^^^^^^^ ca-0x80094800-template`,
    },
    {
      title: 'event 31 with the text of the CA, and the code that says nothing',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Event ID:      31
Level:         Error
Description:
The Network Device Enrollment Service cannot submit the certificate request (The requested certificate template is not supported by this CA.).  0x80004005
                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ca-0x80094800-template`,
    },
  ],
  quiet: [
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
  ],
};
