import { PAGES } from '../../facts/pages.ts';
import type { LogEvent } from '../../log/event.ts';
import { msg } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { Rule } from '../model.ts';

export const profileAssignmentMismatch: Rule = {
  id: 'profile-assignment-mismatch',
  title: msg('Android: a trusted certificate arrives, and no SCEP profile'),
  severity: 'information',
  step: 1,
  formats: ['android-omadm-log'],
  resolutions: ['profile-assignment-mismatch', 'profile-variable-unsupported'],
  docUrl: PAGES.profileDeployment,
  source:
    'CERT:troubleshoot-scep-certificate-profile-deployment (both arrive in one SyncML document) ; what a missing one means: derived',
  verified: false,
  start() {
    let root: Span | undefined;
    let scep = false;
    return {
      see(event) {
        if (event.kind === 'note' && event.note === 'root-profile-arrived') root ??= event.span;
        else scep ||= isOfScep(event);
      },
      end() {
        if (!root || scep) return [];
        return [
          {
            span: root,
            message: msg(
              'Intune sent a trusted certificate, and nowhere in this log a SCEP profile. If one is assigned, its assignment differs: both profiles must go to the same users or to the same devices.',
            ),
            short: msg('no SCEP profile beside it'),
          },
        ];
      },
    };
  },
  fires: [
    {
      title: 'the document holds a root certificate only',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.syncml.SyncmlSession	9595	9	<Add><CmdID>5</CmdID><Item><Target><LocURI>./Vendor/MSFT/CertificateStore/Root/1F2E3D/EncodedCertificate</LocURI></Target><Data>MIID</Data></Item></Add><Get><CmdID>7</CmdID><Item><Target><LocURI>./Vendor/MSFT/CertificateStore/SCEP</LocURI></Target></Item></Get>
                           	    	     	                                        	    	 	                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ profile-assignment-mismatch
2024-05-01T05:46:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	There are 0 requests`,
    },
  ],
  quiet: [
    {
      title: 'the SCEP profile comes with it',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.syncml.SyncmlSession	9595	9	<Add><CmdID>5</CmdID><Item><Target><LocURI>./Vendor/MSFT/CertificateStore/Root/1F2E3D/EncodedCertificate</LocURI></Target><Data>MIID</Data></Item></Add><Add><CmdID>6</CmdID><Item><Target><LocURI>./Vendor/MSFT/CertificateStore/Enroll/ModelName=AC_51%2FLogicalName_39%3BHash=-15/Install</LocURI></Target><Data>x</Data></Item></Add>`,
    },
    {
      title: 'an enrollment shows that the profile had come before',
      format: 'android-omadm-log',
      text: `2024-05-01T05:16:08.2500000	VERB	Event	com.microsoft.omadm.syncml.SyncmlSession	9595	9	<Add><CmdID>5</CmdID><Item><Target><LocURI>./Vendor/MSFT/CertificateStore/Root/1F2E3D/EncodedCertificate</LocURI></Target><Data>MIID</Data></Item></Add>
2024-05-01T05:16:32.0000000	INFO	Event	com.microsoft.omadm.platforms.android.certmgr.state.NativeScepCertInstallStateMachine	18327	0	SCEP cert 'ModelName=AC_51/LogicalName_39;Hash=-15' state changed from CERT_ACCESS_REQUESTED to CERT_ACCESS_GRANTED`,
    },
    {
      title: 'a session without certificates',
      format: 'android-omadm-log',
      text: `2024-05-01T05:46:08.2500000	VERB	Event	com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager	18327	10	There are 0 requests`,
    },
  ],
};

/** What only a device with a SCEP profile does. */
function isOfScep(event: LogEvent): boolean {
  if (event.kind === 'state') return event.machine === 'scep';
  if (event.kind === 'http') return event.operation !== 'Other';
  if (event.kind === 'note')
    return event.note === 'profile-arrived' || event.note === 'enrollment-started' || (event.count ?? 0) > 0;
  return event.kind === 'scep';
}
