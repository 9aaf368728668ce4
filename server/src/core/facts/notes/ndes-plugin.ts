import { msg } from '../../text/sentence.ts';
import { error, progress } from './model.ts';

const POLICY = 'CERT:troubleshoot-scep-certificate-ndes-policy-module';
const REPORTING = 'CERT:troubleshoot-scep-certificate-reporting';

/** Messages of the policy module in NDESPlugin.log. */
export const PLUGIN_NOTES = {
  'plugin-verify-called': progress(
    3,
    msg('Challenge handed to the policy module'),
    msg('NDES has read the request of a device and asks the policy module whether it is genuine.'),
    POLICY,
    msg('"Sending request to certificate registration point." follows.'),
  ),
  'plugin-request-sent': progress(
    3,
    msg('Registration point is called'),
    msg('The policy module calls CertificateRegistrationSvc over https on this server, with its client certificate.'),
    `${POLICY}; CERT:cannot-assign-scep-certificates`,
    msg('"Verify challenge returns true" for a request, "Exiting Notify with 0x0" for a report.'),
  ),
  'plugin-challenge-confirmed': progress(
    3,
    msg('Challenge confirmed'),
    msg('The challenge is genuine and fits the request, so NDES may ask the CA for the certificate.'),
    POLICY,
    msg('"Exiting VerifyRequest with 0x0", then the CA issues the certificate.'),
  ),
  'plugin-challenge-refused': error(
    3,
    msg('Challenge refused'),
    msg('The registration point refused the challenge, so no certificate is issued. Its own log says why.'),
    POLICY,
  ),
  'plugin-challenge-unreadable': error(
    3,
    msg('No verdict'),
    msg('The registration point sent something in place of true or false, so no certificate is issued.'),
    POLICY,
  ),
  'plugin-verify-done': progress(
    3,
    msg('Check succeeded'),
    msg('The policy module returns success to NDES.'),
    POLICY,
    msg('NDES asks the CA for the certificate; "Calling Notifyrequest" follows.'),
  ),
  'plugin-notify-called': progress(
    6,
    msg('Outcome is reported'),
    msg('NDES tells the policy module how the request ended, so that Intune learns of it.'),
    REPORTING,
    msg('"Sending request to certificate registration point." and "Exiting Notify with 0x0" follow.'),
  ),
  'plugin-notify-done': progress(
    6,
    msg('Outcome handed over'),
    msg('The registration point took the report.'),
    REPORTING,
    msg('The connector uploads it, and Intune shows the certificate.'),
  ),
  'plugin-tls-fault': error(
    3,
    msg('Certificate of IIS refused'),
    msg('WinHTTP names a fault of the certificate that IIS presented to the policy module. The call below fails because of it.'),
    POLICY,
  ),
} as const;
