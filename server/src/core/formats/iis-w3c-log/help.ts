import { OTHER_FIELD } from '../../log/field-help.ts';
import type { FieldHelp } from '../../log/model.ts';
import { msg, type Sentence } from '../../text/sentence.ts';

const W3C = 'Microsoft, W3C Logging (win32: Http/w3c-logging); IIS configuration reference, site logFile';
const TIME_TAKEN = 'Microsoft, time-taken field in HTTP logs (KB 944884)';
const DOTS = 'Microsoft, IIS logs contain three dots';
const CUSTOM = 'IIS configuration reference, logFile customFields';
const RFC8894 = 'RFC 8894 section 4.1';

function help(meaning: Sentence, unit?: Sentence, source = W3C): FieldHelp {
  return unit ? { meaning, unit, source } : { meaning, source };
}

/** What each field of an IIS log means, by its name in `#Fields`, and the parts of a SCEP query by theirs. */
export const fieldHelp: Readonly<Record<string, FieldHelp>> = {
  date: help(msg('Date on which the request was completed.'), msg('UTC, year-month-day')),
  time: help(
    msg('Time at which the request was completed. IIS always writes UTC, whatever roll-over is set.'),
    msg('UTC, hours:minutes:seconds'),
  ),
  's-sitename': help(msg('Service and number of the site that took the request, for instance W3SVC1.')),
  's-computername': help(msg('Name of the server.')),
  's-ip': help(msg('Address of the server on which the request came in.'), msg('IP address')),
  'cs-method': help(msg('HTTP method of the request.')),
  'cs-uri-stem': help(msg('Path of the requested URL, without the query.')),
  'cs-uri-query': help(
    msg(
      'Query of the requested URL. A dash stands for none. Three dots stand for a query of more than 4096 bytes: on mscep.dll that is a PKIOperation.',
    ),
    undefined,
    DOTS,
  ),
  's-port': help(msg('Port of the server on which the request came in.'), msg('TCP port')),
  'cs-username': help(msg('User who signed in. A dash stands for an anonymous request, which is normal for SCEP.')),
  'c-ip': help(msg('Address that sent the request: the device, or the last proxy in front of the server.'), msg('IP address')),
  'cs-version': help(msg('HTTP version of the request.')),
  'cs(User-Agent)': help(msg('How the client calls itself, with a plus sign for each space. It shows which platform asks.')),
  'cs(Cookie)': help(msg('Cookie that the client sent.')),
  'cs(Referer)': help(msg('Page from which the client says it came. SCEP clients send none.')),
  'cs-host': help(
    msg('Host name that the client asked for: the name in the SCEP URL of the profile, unless a proxy changed it.'),
  ),
  'sc-status': help(msg('HTTP status of the answer. What it means for SCEP depends on the operation.'), msg('HTTP status code')),
  'sc-substatus': help(msg('What IIS adds to the status to say why, written as in 404.15.'), msg('IIS substatus code')),
  'sc-win32-status': help(
    msg('Windows error of the request; 0 for none. Large numbers are HRESULTs.'),
    msg('Windows error code, unsigned decimal'),
  ),
  'sc-bytes': help(msg('Size of the answer.'), msg('bytes')),
  'cs-bytes': help(msg('Size of the request.'), msg('bytes')),
  'time-taken': help(
    msg(
      'From the first byte of the request to the end of the answer. It usually includes the way over the network, except for small answers.',
    ),
    msg('milliseconds'),
    TIME_TAKEN,
  ),
  streamid: help(msg('Number of the HTTP/2 stream.')),
  'X-Forwarded-For': help(
    msg('Custom field: the address of the device as the proxy in front of the server reports it, then the proxies on the way.'),
    msg('IP address'),
    CUSTOM,
  ),
  [OTHER_FIELD]: help(
    msg('A custom column, which somebody added to the log of this server: a header or a variable of the request.'),
    undefined,
    CUSTOM,
  ),
  unnamed: help(msg('A column that no #Fields line names.')),
  'bytes-or-time': help(
    msg('A size in bytes or a time in milliseconds: no #Fields line says which of them was logged, and both are written here.'),
  ),
  operation: help(msg('SCEP operation that the client asks for.'), undefined, RFC8894),
  secret: help(msg('A password or token in the query. It is a secret and is not shown.'), undefined, CUSTOM),
  message: help(
    msg(
      'Message of the SCEP operation: for a PKIOperation the signed and encrypted request, else the name of the CA that is asked for.',
    ),
    undefined,
    RFC8894,
  ),
};
