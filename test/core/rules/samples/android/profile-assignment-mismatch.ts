import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'profile-assignment-mismatch',
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
