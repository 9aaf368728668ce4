import type { AttemptStep } from '../../correlate/model.ts';
import { PAGES } from '../../facts/pages.ts';
import { type Message, msg } from '../../text/message.ts';
import { byEnding, stopsAfter } from '../engine/kinds/ending-rule.ts';
import type { FindingDraft, Rule } from '../model.ts';

export const iosEnrollmentStops: Rule = {
  id: 'ios-enrollment-stops',
  title: msg('An iOS enrollment stops after a step'),
  severity: 'warning',
  step: 2,
  formats: ['ios-console-log'],
  resolutions: ['ios-enrollment-stops', 'no-request-in-iis'],
  docUrl: PAGES.deviceToNdes,
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes (order of calls) ; what a missing step means: derived',
  verified: false,
  start: byEnding(stopsAfter((last) => NEXT[last.name], besides)),
  fires: [
    {
      title: 'no GetCACaps',
      format: 'ios-console-log',
      text: `debug	18:30:53.000001 -0500	profiled	Adding dependent ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787 to parent 123 in domain PayloadDependencyDomainCertificate to system
debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
     	                     	        	                                                                                                          ^^^^^^^^^ ios-enrollment-stops
default	19:10:00.000001 -0500	profiled	Checking for MDM installation...`,
    },
    {
      title: 'the log ends after the request was sent',
      format: 'ios-console-log',
      text: `debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACaps&message=SCEP%20Authority
debug	18:30:55.300001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCA
     	                     	        	                                                                                                          ^^^^^^^^^^^^ ios-enrollment-stops`,
    },
  ],
  quiet: [
    {
      title: 'the profile was installed',
      format: 'ios-console-log',
      text: `debug	18:30:53.000001 -0500	profiled	Adding dependent ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787 to parent 123 in domain PayloadDependencyDomainCertificate to system
debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACaps&message=SCEP%20Authority
default	18:30:55.100001 -0500	profiled	Attempting to retrieve issued certificate...
debug	18:30:55.200001 -0500	profiled	Sending CSR via GET.
debug	18:30:55.300001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCA
default	18:30:58.000001 -0500	profiled	Profile “www.windowsintune.com.SCEP.ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787” installed.
default	19:10:00.000001 -0500	profiled	Checking for MDM installation...`,
    },
  ],
};

/** What should have followed, by the last step that is there. */
const NEXT: Partial<Record<AttemptStep['name'], Message>> = {
  GetCACert: msg('After GetCACert the device should ask GetCACaps; it did not. It may not have accepted the CA certificates.'),
  GetCACaps: msg('After GetCACaps the device should send its PKIOperation; it did not.'),
  'request-built': msg('The request was built, and no PKIOperation is in the log.'),
  PKIOperation: msg('The PKIOperation was sent; neither an error nor "installed" followed.'),
};

/** A device that does not trust the CA stops there. */
function besides({ name }: AttemptStep): Pick<FindingDraft, 'resolutions'> {
  return name === 'GetCACert' ? { resolutions: ['ios-no-getcacaps', 'ios-enrollment-stops'] } : {};
}
