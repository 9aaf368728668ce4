import { msg, type Sentence } from '../../../text/sentence.ts';
import type { ScepNote } from '../model.ts';

/** Where the request went: the SCEP URL, the registration point of the policy module, or the administrator's page. */
export type NotePlace = 'ndes' | 'policy-module' | 'admin';

/** What a status means at one place of an enrollment. */
export interface StatusNote extends ScepNote {
  readonly code: string;
  readonly place: NotePlace | 'any';
}

function note(code: string, place: NotePlace | 'any', text: Sentence, verified = true): StatusNote {
  return { code, place, note: text, verified };
}

const SHARED_ADDRESS = msg(
  'Devices behind one proxy share its address, so that a limit for one address hits all of them at once.',
);

export const NOTES_1XX_TO_4XX: readonly StatusNote[] = [
  note(
    '201',
    'policy-module',
    msg('This is the success code of VerifyRequest: the registration point has checked the challenge.'),
  ),
  note('204', 'policy-module', msg('This is the success code of Notify: the outcome was handed over, to be reported to Intune.')),
  note(
    '302',
    'any',
    msg(
      'Usually a proxy with pre-authentication sends the device to a sign-in page. A client that follows gets a web page in place of the answer; one that does not stops here.',
    ),
    false,
  ),
  note(
    '400',
    'any',
    msg(
      'Usually not in this log: http.sys answers it and writes the reason (FieldLength, RequestLength, URL …) to HTTPERR. The classic cause is a long GET PKIOperation while MaxFieldLength and MaxRequestBytes are still 16384 bytes; NDES needs 65534.',
    ),
  ),
  note(
    '401',
    'policy-module',
    msg(
      'Windows Authentication is switched on for CertificateRegistrationSvc. It has to be off, and Anonymous Authentication on.',
    ),
    false,
  ),
  note('401', 'admin', msg('The normal first answer of the Windows sign-in; a 200 follows when it succeeds.'), false),
  note('401', 'ndes', msg('The SCEP URL is anonymous: something demands credentials that a device cannot give.'), false),
  note(
    '401.1',
    'admin',
    msg(
      'The Win32 status tells why the administrator could not sign in: 1326 wrong password, 1330 expired, 1331 disabled, 1909 locked.',
    ),
    false,
  ),
  note('401.2', 'admin', msg('The ordinary first leg of Negotiate or NTLM, not a fault by itself.'), false),
  note('401.3', 'any', msg('The NDES service account or IIS_IUSRS lacks file permissions on the mscep files.'), false),
  note('401.501', 'any', SHARED_ADDRESS, false),
  note('401.502', 'any', SHARED_ADDRESS, false),
  note('401.503', 'any', SHARED_ADDRESS, false),
  note('401.504', 'any', SHARED_ADDRESS, false),
  note(
    '403.0',
    'ndes',
    msg('Healthy for the bare SCEP URL: with the policy module installed, NDES refuses a request that names no operation.'),
  ),
  note(
    '403.0',
    'policy-module',
    msg('The registration point answers 403 when the NDES client certificate lacks the purpose Client Authentication.'),
  ),
  note(
    '403.4',
    'any',
    msg(
      'The request came to port 80 of an application that requires SSL: a profile or a proxy uses http:// where https:// is demanded.',
    ),
    false,
  ),
  note(
    '403.7',
    'policy-module',
    msg(
      'The policy module presented no certificate. Check NDESCertThumbprint, that the certificate with its private key is in the Computer store, and that the NDES service account may read the key.',
    ),
    false,
  ),
  note('403.7', 'ndes', msg('Client certificates are set to Require on the SCEP URL by mistake; use Ignore or Accept.'), false),
  note(
    '403.13',
    'policy-module',
    msg(
      'The NDES client certificate is revoked, or its CRL cannot be fetched from the server (then the Win32 status is 2148081682 or 2148081683).',
    ),
    false,
  ),
  note(
    '403.16',
    'policy-module',
    msg(
      'The well-known NDES fault: certificates that are not self-signed lie in the Trusted Root store of the computer, or the real root is missing there.',
    ),
  ),
  note(
    '403.17',
    'policy-module',
    msg('The NDES client certificate has expired, or the policy module still uses the thumbprint of the old one.'),
    false,
  ),
  note(
    '404.0',
    'ndes',
    msg('The NDES role is not configured, the request went to another site, or a proxy rewrites the path.'),
    false,
  ),
  note(
    '404.0',
    'policy-module',
    msg(
      'The connector was installed without SCEP, or its setup failed, for instance because the site is no longer called Default Web Site.',
    ),
    false,
  ),
  note(
    '404.2',
    'any',
    msg('mscep.dll is an ISAPI extension: while it is not allowed in "ISAPI and CGI Restrictions", every SCEP call ends here.'),
    false,
  ),
  note(
    '404.6',
    'any',
    msg('While POST is not allowed, PKIOperation by POST, VerifyRequest and Notify fail though GET works.'),
    false,
  ),
  note('404.11', 'any', msg('The base64 of a GET PKIOperation was escaped a second time, typically by a proxy.'), false),
  note('404.13', 'any', msg('SCEP bodies are a few kilobytes: somebody has lowered maxAllowedContentLength drastically.'), false),
  note('404.14', 'any', msg('Request filtering of the NDES site still has its defaults: set the maximum URL length to 65534.')),
  note(
    '404.15',
    'any',
    msg(
      'Typical of a GET PKIOperation: GetCACaps and GetCACert succeed, then the long query is refused. Set the maximum query string to 65534, MaxFieldLength and MaxRequestBytes too, then restart the server.',
    ),
  ),
  note(
    '404.18',
    'any',
    msg('A blocked sequence that happens to occur in base64 text refuses a PKIOperation now and then.'),
    false,
  ),
  note('405.0', 'any', msg('Another handler, for instance WebDAV, got the POST.'), false),
  note('408.0', 'any', msg('Slow or broken link; look for Timer_EntityBody or Timer_HeaderWait in HTTPERR.'), false),
  note('411', 'any', msg('Some clients send a body in chunks without its length, which IIS does not take by default.'), false),
  note(
    '413.0',
    'any',
    msg('A limit for request bodies is in the way: uploadReadAheadSize where client certificates are used, or one of a proxy.'),
    false,
  ),
  note(
    '414',
    'any',
    msg(
      'Long SCEP URLs are not set up. IIS itself has no such status: where its log lacks the request, http.sys (see HTTPERR) or a proxy refused it. Raise maxUrl, maxQueryString, MaxFieldLength and MaxRequestBytes to 65534 and restart the server.',
    ),
    false,
  ),
];

export const NOTES_5XX: readonly StatusNote[] = [
  note(
    '500',
    'ndes',
    msg(
      'Often the NDES service account is locked or its password expired, or the RA certificates (CEP Encryption, Exchange Enrollment Agent) have expired or their keys cannot be read. NDES events 2 and 10 in the Application log say which.',
    ),
  ),
  note(
    '500',
    'policy-module',
    msg(
      'Often the account of the CertificateRegistrationSvc pool cannot write to the Windows Temp folder; WAS event 5009 and ASP.NET event 1310 confirm it.',
    ),
  ),
  note(
    '500.19',
    'any',
    msg(
      'The configuration of CertificateRegistrationSvc or certsrv is broken, for instance a locked section; with Windows error 5 it cannot be read.',
    ),
    false,
  ),
  note('500.21', 'any', msg('ASP.NET 4.5 or .NET HTTP activation, which the connector needs, is missing.'), false),
  note('502', 'any', msg('NDES never writes this: it comes from a proxy or load balancer in front of it.'), false),
  note(
    '503',
    'any',
    msg(
      'Usually the SCEP or CertificateRegistrationSvc pool is stopped, often after it crashed repeatedly. Mostly http.sys answers so: look into HTTPERR for AppOffline, Disabled or QueueFull.',
    ),
  ),
  note('503.2', 'any', msg('Many devices enroll at the same time: spread the assignment or raise the limit.'), false),
  note(
    '503.3',
    'any',
    msg('The pool runs and does not keep up: many devices enroll at the same time, or each request takes long.'),
    false,
  ),
  note(
    '503.4',
    'any',
    msg('The pool runs and does not keep up: many devices enroll at the same time, or each request takes long.'),
    false,
  ),
  note(
    '504',
    'any',
    msg(
      'Through Microsoft Entra application proxy this is GatewayTimeout: its connector service does not run or does not reach NDES in time.',
    ),
  ),
];
