import type { RuleSamples } from '../model.ts';

const line = (second: string, logger: string, message: string): string =>
  `2026-01-14T21:10:${second}.6390000	INFO	Event	com.microsoft.omadm.${logger}	14210	948	${message}`;
const wifi = (second: string, profile: string): string =>
  line(
    second,
    'platforms.android.wifimgr.WifiProfileManager',
    `Skipping Wifi profile ${profile} because it is pending certificates.`,
  );
const excluded = (second: string, alias: string): string =>
  line(second, 'utils.CertUtils', `Excluding cert with alias ${alias} and requestId req1 as it does not have any purpose EKU.`);

export const samples: RuleSamples = {
  id: 'android-certificate-not-fitting',
  fires: [
    {
      title: 'a certificate is there and lacks a purpose',
      format: 'android-omadm-log',
      text: `${excluded('37', 'User1')}
${wifi('38', 'corp')}
                           	    	     	                                                                	     	   	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ android-certificate-not-fitting`,
    },
    {
      title: 'no certificate is there, and none follows',
      format: 'android-omadm-log',
      text: `${wifi('38', 'corp')}
                           	    	     	                                                                	     	   	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ android-certificate-not-fitting
${wifi('59', 'corp')}`,
    },
  ],
  quiet: [
    {
      title: 'the certificate comes a little later',
      format: 'android-omadm-log',
      text: `${wifi('38', 'corp')}
${line('58', 'platforms.android.certmgr.state.NativeScepCertInstallStateMachine', "SCEP cert 'ModelName=AC_51;Hash=1' state changed from CERT_ACCESS_REQUESTED to CERT_ACCESS_GRANTED")}`,
    },
    {
      title: 'a certificate is passed over while another one fits',
      format: 'android-omadm-log',
      text: excluded('37', 'User1'),
    },
  ],
};
