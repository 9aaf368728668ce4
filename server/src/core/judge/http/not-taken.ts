import { msg } from '../../text/sentence.ts';
import type { Call, Told } from './call.ts';
import { general } from './general.ts';

/** 400, 404.10, 404.14, 404.15, 414 and 431: the request is longer than some limit. */
export function tooLong(call: Call): Told | undefined {
  const { event, status, substatus } = call;
  const asked = event.operation === 'PKIOperation';
  // A device sends PKIOperation only after the same URL answered GetCACert: there, 404 is not a missing page.
  if (status === 404 && asked && event.side === 'device') {
    return {
      cause: 'request-probably-too-long',
      short: msg('request probably too long'),
      message: msg(
        'The PKIOperation was answered with 404, although the same URL answered before. Most often the query is longer than the server allows; the IIS log then shows 404.15.',
      ),
    };
  }
  if (status === 404 && substatus === 14) {
    return {
      cause: 'url-too-long',
      short: msg('URL too long'),
      message: msg('Request filtering refused the URL as too long; its limit is too small for SCEP (65534 is needed).'),
    };
  }
  if (status === 404 && substatus === 15) {
    return {
      cause: 'query-too-long',
      short: msg('query string too long'),
      message: msg(
        'Request filtering refused the query as too long; its limit is too small for a request sent by GET (65534 is needed).',
      ),
    };
  }
  if (status === 404 && substatus === 10) {
    return {
      cause: 'header-too-long',
      short: msg('header too long'),
      message: msg('Request filtering refused a header as too long.'),
    };
  }
  if (status === 414) {
    return {
      cause: 'url-too-long',
      short: msg('URL too long'),
      message: msg('The URL was refused as too long; the request did not reach NDES.'),
    };
  }
  if (status === 431) return general(call, 'header-too-long');
  if (status !== 400 || !asked) return undefined;
  return {
    cause: 'request-maybe-too-long',
    short: msg('bad request, maybe too long'),
    message: msg(
      'The request was refused before NDES saw it. For a PKIOperation sent by GET the usual reason is its length; HTTPERR names the reason.',
    ),
  };
}

/** 404 and 405: nothing answers there, or request filtering does not let the request through. */
export function notFound(call: Call): Told | undefined {
  const { status, substatus } = call;
  if (status === 405) return general(call, 'verb-denied');
  if (status !== 404) return undefined;
  switch (substatus) {
    case 0:
      return missing(call);
    case 2:
      return {
        cause: 'isapi-restriction',
        short: msg('mscep.dll not allowed (ISAPI restriction)'),
        message: msg('"ISAPI and CGI Restrictions" does not allow the program behind this URL, so every request to it fails.'),
      };
    case 6:
      return {
        cause: 'verb-denied',
        short: msg('HTTP method denied'),
        message: msg('Request filtering does not allow this HTTP method.'),
      };
    case 11:
      return {
        cause: 'escaped-twice',
        short: msg('escaped twice'),
        message: msg('The URL is escaped twice, typically by a proxy, and request filtering refused it.'),
      };
    default:
      return general(call, 'not-found');
  }
}

function missing({ policyModule }: Call): Told {
  return policyModule
    ? {
        cause: 'registration-point-missing',
        short: msg('registration point not found'),
        message: msg(
          'CertificateRegistrationSvc does not exist on this site: the certificate connector is not (completely) installed. No challenge is checked.',
        ),
      }
    : {
        cause: 'scep-missing',
        short: msg('no SCEP service here'),
        message: msg(
          'There is no NDES behind this URL: the role is not configured, the site is another one, or a proxy rewrites the path.',
        ),
      };
}
