import { msg } from '../../text/sentence.ts';
import type { Call, FailureReason } from './model.ts';

/** 400, 404.10, 404.14, 404.15 and 414: the request is longer than some limit. */
export function tooLong({ event, status, substatus }: Call): FailureReason | undefined {
  if (status === 404 && substatus === 14) {
    return {
      short: msg('URL too long'),
      why: msg('Request filtering refused the URL as too long; its limit is too small for SCEP (65534 is needed).'),
    };
  }
  if (status === 404 && substatus === 15) {
    return {
      short: msg('query string too long'),
      why: msg(
        'Request filtering refused the query as too long; its limit is too small for a request sent by GET (65534 is needed).',
      ),
    };
  }
  if (status === 404 && substatus === 10)
    return { short: msg('header too long'), why: msg('Request filtering refused a header as too long.') };
  if (status === 414) {
    return {
      short: msg('URL too long'),
      why: msg('The URL was refused as too long, by http.sys or by a proxy. The request did not reach NDES.'),
    };
  }
  if (status === 400 && event.operation === 'PKIOperation') {
    return {
      short: msg('bad request, maybe too long'),
      why: msg(
        'The request was refused before NDES saw it. For a PKIOperation sent by GET the usual reason is its length; HTTPERR names the reason.',
      ),
    };
  }
  return undefined;
}

/** 404: nothing answers there, or request filtering does not let the request through. */
export function notFound({ status, substatus, policyModule }: Call): FailureReason | undefined {
  if (status !== 404) return undefined;
  if (substatus === 2) {
    return {
      short: msg('mscep.dll not allowed (ISAPI restriction)'),
      why: msg('"ISAPI and CGI Restrictions" does not allow the program behind this URL, so every request to it fails.'),
    };
  }
  if (substatus === 6)
    return { short: msg('HTTP method denied'), why: msg('Request filtering does not allow this HTTP method.') };
  if (substatus === 11) {
    return {
      short: msg('escaped twice'),
      why: msg('The URL is escaped twice, typically by a proxy, and request filtering refused it.'),
    };
  }
  if (substatus !== 0) return undefined;
  return policyModule
    ? {
        short: msg('registration point not found'),
        why: msg(
          'CertificateRegistrationSvc does not exist on this site: the certificate connector is not (completely) installed. No challenge is checked.',
        ),
      }
    : {
        short: msg('no SCEP service here'),
        why: msg(
          'There is no NDES behind this URL: the role is not configured, the site is another one, or a proxy rewrites the path.',
        ),
      };
}
