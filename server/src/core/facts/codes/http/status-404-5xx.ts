import { msg } from '../../../text/sentence.ts';
import { type StatusEntry, status } from './status-entry.ts';

const REQUEST_LIMITS = 'IISDOCS:configuration/system.webServer/security/requestFiltering/requestLimits';
const HTTP_API_ERRORS = 'SA:developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis';
const DEVICE_TO_NDES = 'CERT:troubleshoot-scep-certificate-device-to-ndes';

export const STATUS_404_TO_4XX: readonly StatusEntry[] = [
  status('404.0', msg('Not found'), msg('There is no such file, or it was moved.')),
  status('404.1', msg('Site not found'), msg('There is no such web site.')),
  status('404.2', msg('ISAPI or CGI restriction'), msg('The program is not allowed in the list "ISAPI and CGI Restrictions".')),
  status('404.3', msg('MIME type restriction'), msg('The file extension has no allowed MIME type.')),
  status('404.4', msg('No handler configured'), msg('No handler is configured for this file extension.')),
  status('404.5', msg('URL sequence denied'), msg('Request filtering found a blocked character sequence in the URL.')),
  status('404.6', msg('Verb denied'), msg('Request filtering does not allow this HTTP method.')),
  status('404.7', msg('File extension denied'), msg('Request filtering does not allow this file extension.')),
  status('404.8', msg('Hidden namespace'), msg('The directory is hidden by request filtering.')),
  status('404.9', msg('File attribute hidden'), msg('The file is hidden.')),
  status(
    '404.10',
    msg('Request header too long'),
    msg('A header is longer than request filtering allows (the configuration reference calls this 431).'),
  ),
  status('404.11', msg('Double escape sequence'), msg('The URL is escaped twice.')),
  status('404.12', msg('High-bit characters'), msg('The URL has characters above 7 bits, which request filtering refuses.')),
  status(
    '404.13',
    msg('Content length too large'),
    msg('The body is larger than maxAllowedContentLength (default 30000000 bytes).'),
    { source: 'IIS:http-404-13-website' },
  ),
  status(
    '404.14',
    msg('Request URL too long'),
    msg('The URL is longer than the request filtering limit maxUrl (default 4096 bytes).'),
    {
      source: REQUEST_LIMITS,
    },
  ),
  status(
    '404.15',
    msg('Query string too long'),
    msg('The query is longer than the request filtering limit maxQueryString (default 2048 bytes).'),
    { source: REQUEST_LIMITS },
  ),
  status('404.16', msg('WebDAV request reached static handler'), msg('No WebDAV feature took the request.')),
  status(
    '404.17',
    msg('Dynamic content mapped to static handler'),
    msg('A script or program was asked of the handler for static files.'),
  ),
  status(
    '404.18',
    msg('Query string sequence denied'),
    msg('Request filtering found a blocked character sequence in the query.'),
  ),
  status('404.19', msg('Denied by filtering rule'), msg('A custom rule of request filtering matched.')),
  status('404.20', msg('Too many URL segments'), msg('The path has too many segments.')),
  status(
    '404.501',
    msg('Too many concurrent requests from the client IP'),
    msg('Dynamic IP restriction: this address has too many requests open.'),
  ),
  status(
    '404.502',
    msg('Request rate limit of the client IP reached'),
    msg('Dynamic IP restriction: this address sent too many requests.'),
  ),
  status('404.503', msg('Client IP is on the deny list'), msg('IP restriction: this address is denied.')),
  status('404.504', msg('Client host name is on the deny list'), msg('IP restriction: the host name of this client is denied.')),
  status('405.0', msg('Method not allowed'), msg('The target does not support this HTTP method.')),
  status('406.0', msg('Not acceptable'), msg('The server has no answer that the Accept header allows.')),
  status('408.0', msg('Request timed out'), msg('The complete request did not arrive in time.')),
  status('411', msg('Length required'), msg('The Content-Length header is missing.'), {
    source: `${HTTP_API_ERRORS} (reason LengthRequired)`,
    verified: false,
  }),
  status('412.0', msg('Precondition failed'), msg('A condition of the request (If-Match or the like) is not met.')),
  status('413.0', msg('Request entity too large'), msg('The body of the request is too large.')),
  status(
    '413.1',
    msg('Content length too large (request filtering)'),
    msg('The body is larger than maxAllowedContentLength, by the name of the configuration reference; elsewhere it is 404.13.'),
    { source: REQUEST_LIMITS },
  ),
  status('414', msg('Request-URI too long'), msg('The URL is longer than the server accepts.'), { source: DEVICE_TO_NDES }),
  status('431', msg('Request header too long'), msg('A header is longer than its configured limit; the client still sees 404.'), {
    source: REQUEST_LIMITS,
  }),
];

export const STATUS_5XX: readonly StatusEntry[] = [
  status('500', msg('Internal server error'), msg('Something unexpected happened in the server.')),
  status('500.0', msg('Module or ISAPI error'), msg('A module or an ISAPI extension failed, with no more specific reason.')),
  status('500.11', msg('Application is shutting down'), msg('The application pool is stopping.')),
  status('500.12', msg('Application is restarting'), msg('The application pool is restarting.')),
  status('500.13', msg('Server too busy'), msg('Too many requests at the same time.')),
  status('500.15', msg('Direct request for Global.asax'), msg('Global.asax may not be asked for directly.')),
  status('500.19', msg('Configuration data invalid'), msg('The file applicationHost.config or web.config is faulty.')),
  status('500.21', msg('Module not recognized'), msg('A configured module is unknown, often because ASP.NET is not registered.')),
  status(
    '500.22',
    msg('httpModules not valid in integrated mode'),
    msg('An ASP.NET httpModules setting does not apply in managed pipeline mode.'),
  ),
  status(
    '500.23',
    msg('httpHandlers not valid in integrated mode'),
    msg('An ASP.NET httpHandlers setting does not apply in managed pipeline mode.'),
  ),
  status(
    '500.24',
    msg('Impersonation not valid in integrated mode'),
    msg('An ASP.NET impersonation setting does not apply in managed pipeline mode.'),
  ),
  status('500.50', msg('Rewrite error at begin request'), msg('A URL rewrite rule failed as the request came in.')),
  status('500.51', msg('Rewrite error, global rule'), msg('A global URL rewrite rule or its configuration failed.')),
  status('500.52', msg('Rewrite error at send response'), msg('An outbound URL rewrite rule failed.')),
  status('500.53', msg('Rewrite error at release state'), msg('An outbound URL rewrite rule failed before output caching.')),
  status('500.100', msg('Internal ASP error'), msg('A classic ASP page failed.')),
  status('501', msg('Not implemented'), msg('The server lacks what the headers of the request demand.')),
  status('502', msg('Bad gateway'), msg('A gateway or proxy got an invalid answer from the server behind it.'), {
    answeredBy: 'proxy',
  }),
  status('502.1', msg('CGI timeout'), msg('The CGI program took too long.')),
  status(
    '502.2',
    msg('Bad gateway: premature exit'),
    msg('The CGI program ended early, or Application Request Routing could not map the request.'),
  ),
  status('502.3', msg('Forwarder connection error (ARR)'), msg('The proxy could not complete its call to the server behind it.')),
  status('502.4', msg('No server (ARR)'), msg('No server behind the proxy is available.')),
  status('502.5', msg('WebSocket failure (ARR)'), msg('The proxy could not forward the WebSocket.')),
  status('502.6', msg('Forwarded request failure (ARR)'), msg('The proxy could not forward the request.')),
  status('502.7', msg('Execute request failure (ARR)'), msg('The proxy could not execute the request.')),
  status('503.0', msg('Application pool unavailable'), msg('The application pool is stopped or disabled.'), {
    answeredBy: 'http.sys',
  }),
  status(
    '503.2',
    msg('Concurrent request limit'),
    msg('The limit appConcurrentRequestLimit is reached; IIS decides this one itself.'),
  ),
  status('503.3', msg('ASP.NET queue full'), msg('The queue of ASP.NET requests is full.')),
  status('503.4', msg('FastCGI queue full'), msg('The queue of FastCGI requests is full.')),
  status('504', msg('Gateway timeout'), msg('A proxy waited too long for the server behind it.'), {
    source: DEVICE_TO_NDES,
    answeredBy: 'proxy',
  }),
  status('505', msg('HTTP version not supported'), msg('The server does not support the HTTP version of the request.'), {
    source: HTTP_API_ERRORS,
    answeredBy: 'http.sys',
  }),
];
