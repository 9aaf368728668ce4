import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import type { Rule } from '../model.ts';

export const challengeRefused: Rule = {
  id: 'challenge-refused',
  title: msg('NDESPlugin.log: the challenge was refused'),
  severity: 'error',
  step: 3,
  formats: ['ndes-plugin-log'],
  resolutions: ['challenge-false-signing-cert', 'crp-invalid-handle', 'subject-mismatch', 'challenge-expired'],
  docUrl: PAGES.policyModule,
  source: 'CERT:troubleshoot-scep-certificate-ndes-policy-module',
  verified: true,
  start: (report) => ({
    see(event) {
      if (event.kind !== 'note') return;
      if (event.note === 'plugin-challenge-refused') {
        report({
          span: event.span,
          message: msg(
            'The registration point refused the challenge of the device, so no certificate is issued. Its own log of this time says why: CertificateRegistrationPoint.svclog, or the CertificateConnectors events.',
          ),
          short: msg('challenge refused'),
        });
      }
      if (event.note !== 'plugin-challenge-unreadable') return;
      report({
        span: event.span,
        message: msg(
          'The registration point sent something that is no verdict, so no certificate is issued. The IIS line of this time has the status.',
        ),
        short: msg('no verdict'),
        resolutions: ['verifyrequest-unexpected-status', 'verifyrequest-403-16'],
      });
    },
  }),
  fires: [
    {
      title: 'false',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
Verify challenge returns false
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ challenge-refused
Exiting VerifyRequest with 0x80004005`,
    },
    {
      title: 'something else',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
Verify challenge returns {"Message":"An error has occurred."}
^^^^^^^^^^^^^^^^^^^^^^^^ challenge-refused`,
    },
  ],
  quiet: [
    {
      title: 'true',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
Verify challenge returns true
Exiting VerifyRequest with 0x0
Calling Notifyrequest ...
Sending request to certificate registration point.
Exiting Notify with 0x0`,
    },
    {
      title: 'a page with a status has a rule of its own',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
Verify challenge returns <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"> <html xmlns="http://www.w3.org/1999/xhtml"> <head>
<title>403 - Forbidden: Access is denied.</title>
       ^^^ verifyrequest-403-eku`,
    },
  ],
};
