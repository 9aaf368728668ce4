import { PAGES } from '../facts/pages.ts';
import { derived } from '../text/proof.ts';
import { msg } from '../text/sentence.ts';
import { change, check, IIS_RESET, SERVICES, TLS_BINDINGS, unverified } from './commands.ts';
import type { Resolution } from './model.ts';

const ARTICLE = 'CERT:troubleshoot-scep-certificate-device-to-ndes';
const HTTPERR = 'SA:developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis';

/** Step 2, on the way to NDES: network, proxies, http.sys, and the settings of IIS that let a request through. */
export const DEVICE_TO_NDES_WAY: readonly Resolution[] = [
  {
    id: 'no-request-in-iis',
    title: msg('IIS has no line for the device at all'),
    step: 2,
    causes: [
      msg(
        'The request is blocked between the device and NDES, by a firewall, a proxy, a reverse proxy or the application proxy.',
      ),
      msg('The name cannot be resolved, or TLS fails.'),
      msg('http.sys answered the request itself; then it is in HTTPERR only.'),
    ],
    steps: [
      msg('Open the SCEP URL in a browser from the network of the device. 403 is the healthy answer.'),
      msg('Search C:\\Windows\\System32\\LogFiles\\HTTPERR for the same minute; both logs are in UTC.'),
      msg('Check the DNS name, port 443 and the server certificate.'),
    ],
    commands: [TLS_BINDINGS],
    docUrl: PAGES.callsInIis,
    source: `${ARTICLE}; ${HTTPERR}`,
    verified: true,
  },
  {
    id: 'general-ndes-page',
    title: msg('The SCEP URL shows the NDES page with HTTP 200 instead of 403'),
    step: 2,
    causes: [msg('The Intune policy module (certificate connector) is not installed, or not registered with NDES.')],
    steps: [
      msg('Look into SetupMsi.log for "Installation completed successfully" and "success or error status: 0".'),
      msg('If setup failed, remove the connector and install it again.'),
      msg('If setup succeeded, run iisreset.'),
    ],
    commands: [IIS_RESET],
    docUrl: PAGES.generalMessage,
    source: ARTICLE,
    verified: true,
  },
  {
    id: 'http-403-healthy',
    title: msg('HTTP 403 on the bare SCEP URL is the expected answer'),
    step: 2,
    causes: [msg('The policy module is active and refuses a request that names no operation, such as that of a browser.')],
    steps: [msg('There is nothing to do.')],
    commands: [],
    docUrl: PAGES.testUrl,
    source: ARTICLE,
    verified: true,
  },
  {
    id: 'gateway-timeout',
    title: msg('Gateway timeout from the application proxy'),
    step: 2,
    causes: [
      msg('The service Microsoft Entra application proxy connector does not run.'),
      derived(msg('The proxy reaches NDES too slowly or not at all; then IIS has no line for the request.')),
    ],
    steps: [
      msg('On the connector server, run services.msc, start the connector service and set its startup type to Automatic.'),
      msg('Look into the IIS log for the same minute: with a line, NDES is slow; without one, the way to NDES is broken.'),
    ],
    commands: [SERVICES],
    docUrl: PAGES.gatewayTimeout,
    source: `${ARTICLE}; the comparison with IIS is derived`,
    verified: true,
  },
  {
    id: 'bad-gateway',
    title: msg('HTTP 502: a proxy got no valid answer from NDES'),
    step: 2,
    causes: [msg('A proxy or load balancer in front of NDES cannot talk to it. NDES itself never writes 502.')],
    steps: [
      msg('Look into the IIS log of NDES for the same minute. Without a line, the proxy did not reach NDES.'),
      msg(
        'Check on the proxy: the internal address of NDES, TLS between proxy and NDES, and the state of its connector service.',
      ),
    ],
    commands: [TLS_BINDINGS],
    docUrl: PAGES.status502,
    source: 'IIS:http-status-code; derived from the role of a gateway',
    verified: false,
  },
  {
    id: 'page-cant-be-displayed',
    title: msg('"This page can\'t be displayed" through the application proxy'),
    step: 2,
    causes: [msg('The external URL in the application proxy is wrong, so that its name cannot be resolved or reached.')],
    steps: [
      msg('Use the default domain <tenant>.msappproxy.net as external URL of the application.'),
      msg('Put the same URL into the SCEP profile.'),
    ],
    commands: [],
    docUrl: PAGES.cantBeDisplayed,
    source: ARTICLE,
    verified: true,
  },
  {
    id: 'http-414-long-url',
    title: msg('The request line is too long (414, 404.14, 404.15 or 400)'),
    step: 2,
    causes: [
      msg('The request filtering limits of the site are too small for a request sent by GET.'),
      msg('The limits of http.sys are too small.'),
      msg('Connector setup did not set them: SetupMsi.log says that ConfigureIISLimits returned 1168, "translated to success".'),
      msg('A proxy in front of NDES has a limit of its own.'),
    ],
    steps: [
      msg(
        'In IIS Manager, open Default Web Site > Request Filtering > Edit Feature Settings. Set the maximum URL length and the maximum query string to 65534.',
      ),
      msg('In the registry, set MaxFieldLength and MaxRequestBytes of http.sys to 65534 (decimal).'),
      msg('Restart the server. iisreset is not enough: it does not reload the settings of http.sys.'),
      msg('Check the limits of proxies in front of NDES.'),
    ],
    commands: [
      check(
        'powershell',
        'Get-ItemProperty HKLM:\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters | Select MaxFieldLength,MaxRequestBytes',
      ),
      change(
        'cmd',
        '%windir%\\system32\\inetsrv\\appcmd.exe set config "Default Web Site" -section:requestFiltering -requestLimits.maxQueryString:65534 -requestLimits.maxUrl:65534',
      ),
      change(
        'cmd',
        'reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters /v MaxFieldLength /t REG_DWORD /d 65534 /f',
      ),
      change(
        'cmd',
        'reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters /v MaxRequestBytes /t REG_DWORD /d 65534 /f',
      ),
    ],
    docUrl: PAGES.longUrl,
    source: `${ARTICLE}; CERT:connector-setup-wizard-ends-prematurely (appcmd, 1168); IIS:httpsys-registry-windows (restart); IIS:http-status-code; ${HTTPERR}`,
    verified: true,
  },
  {
    id: 'http-404-2-isapi',
    title: msg('HTTP 404.2: mscep.dll is not allowed to run'),
    step: 2,
    causes: [msg('"ISAPI and CGI Restrictions" does not allow mscep.dll.')],
    steps: [msg('In IIS Manager, select the server, open ISAPI and CGI Restrictions and allow the entry for NDES.')],
    commands: [],
    docUrl: PAGES.status404,
    source: 'IIS:http-status-code (404.2); that it concerns mscep.dll is derived',
    verified: false,
  },
  {
    id: 'http-404-scep-missing',
    title: msg('HTTP 404: there is no SCEP service behind this URL'),
    step: 2,
    causes: [
      msg('The NDES role is installed but its configuration was never finished.'),
      msg('The request went to another web site of the server.'),
      msg('A proxy rewrites the path.'),
    ],
    steps: [
      msg(
        'Open https://<server>/certsrv/mscep/mscep.dll on the NDES server itself. 403 is healthy; 404 means that NDES is not configured on this site.',
      ),
      msg('Finish the configuration of the NDES role, or send the requests to the right site.'),
      msg('Compare the path in the IIS log with the URL in the SCEP profile.'),
    ],
    commands: [unverified(check('powershell', 'Import-Module WebAdministration; Get-Website | Select Name,Id'))],
    docUrl: PAGES.status404,
    source: 'IIS:http-status-code (404.0); its causes for SCEP are derived',
    verified: false,
  },
  {
    id: 'http-404-6-verb',
    title: msg('The HTTP method is not allowed (404.6 or 405)'),
    step: 2,
    causes: [
      msg(
        'Request filtering does not allow POST, by which most devices send PKIOperation, and the connector before July 2021 its calls.',
      ),
      msg('Another handler, for instance WebDAV, takes the POST.'),
    ],
    steps: [
      msg('In IIS Manager, open Request Filtering > HTTP Verbs and allow GET and POST.'),
      msg('Check the handler mappings of the site for one that takes POST away from mscep.dll.'),
    ],
    commands: [],
    docUrl: PAGES.status404,
    source: 'IIS:http-status-code (404.6, 405); its effect on SCEP is derived',
    verified: false,
  },
  {
    id: 'http-404-11-double-escape',
    title: msg('HTTP 404.11: the request was escaped twice'),
    step: 2,
    causes: [msg('A proxy escapes the base64 of a GET PKIOperation a second time, so that %2B becomes %252B.')],
    steps: [msg('Look at the query in the IIS log for %25.'), msg('Make the proxy pass the query on as it came.')],
    commands: [],
    docUrl: PAGES.status404,
    source: 'IIS:http-status-code (404.11); RFC8894 4.1 (base64 is escaped once); derived',
    verified: false,
  },
  {
    id: 'http-403-ssl-required',
    title: msg('HTTP 403.4: plain http where TLS is demanded'),
    step: 2,
    causes: [
      msg('The SCEP profile or the proxy uses http:// while the application requires SSL.'),
      msg('The policy module of the connector before July 2021 calls CertificateRegistrationSvc over http.'),
    ],
    steps: [
      msg('Use https:// in the SCEP profile and in the proxy.'),
      msg('SCEP itself does not need TLS: "Require SSL" may also be switched off for mscep.'),
    ],
    commands: [],
    docUrl: PAGES.status403,
    source: 'IIS:http-status-code (403.4); RFC8894 7.10; derived',
    verified: false,
  },
  {
    id: 'http-403-client-certificate',
    title: msg('HTTP 403.7 on the SCEP URL: a client certificate is demanded'),
    step: 2,
    causes: [msg('Client certificates are set to Require for the SCEP URL. A device that enrolls has none yet.')],
    steps: [msg('In IIS Manager, open SSL Settings of certsrv/mscep and set client certificates to Ignore or Accept.')],
    commands: [],
    docUrl: PAGES.status403,
    source: 'IIS:http-error-403-7-forbidden-web-app; its effect on SCEP is derived',
    verified: false,
  },
  {
    id: 'http-preauthentication',
    title: msg('The SCEP URL asks for a sign-in (401 or a redirect)'),
    step: 2,
    causes: [
      msg('A proxy in front of NDES uses pre-authentication and sends the device to a sign-in page.'),
      msg('Windows Authentication is switched on for the SCEP URL.'),
    ],
    steps: [
      msg('In the application proxy, set pre-authentication to Passthrough.'),
      msg('In IIS Manager, enable Anonymous Authentication for certsrv/mscep.'),
      msg('Open the SCEP URL in a browser without any session: 403 is the healthy answer.'),
    ],
    commands: [],
    docUrl: PAGES.testUrl,
    source: 'derived; jscep:transport/UrlConnectionGetTransport (accepts 200 only)',
    verified: false,
  },
  {
    id: 'load-balancer-affinity',
    title: msg('The calls of one enrollment reach different NDES servers'),
    step: 2,
    causes: [
      msg(
        'Each NDES server has its own RA key, and the device encrypts for the server that answered GetCACert. Another server cannot read the request.',
      ),
    ],
    steps: [
      msg('Compare the server address or name over GetCACaps, GetCACert and PKIOperation of one device.'),
      msg('Set session affinity on the load balancer, so that all three calls reach one server.'),
      msg('Or list several URLs in the profile instead.'),
    ],
    commands: [],
    docUrl: PAGES.scepProfile,
    source: 'MEM:certificates-profile-scep (affinity); RFC8894 3.2 (the decryption symptom is derived)',
    verified: true,
  },
];
