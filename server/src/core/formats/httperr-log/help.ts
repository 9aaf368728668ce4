import type { FieldHelp } from '../../log/model.ts';
import { derived } from '../../text/proof.ts';
import { msg, type Sentence } from '../../text/sentence.ts';

const PAGE = 'Microsoft, "Error logging in HTTP APIs"; win32: Http/format-of-the-http-server-api-error-logs';
const HEADER = 'the #Fields line of current systems; its meaning is not documented';

function help(meaning: Sentence, unit?: Sentence, source = PAGE): FieldHelp {
  const stated = source === HEADER ? derived(meaning) : meaning;
  return unit ? { meaning: stated, unit, source } : { meaning: stated, source };
}

/** What each column of an HTTPERR log means, and the parts of a SCEP query by their names. */
export const httperrFieldHelp: Readonly<Record<string, FieldHelp>> = {
  date: help(msg('Date on which http.sys gave up on the request or on the connection.'), msg('UTC, year-month-day')),
  time: help(
    msg('Time at which http.sys gave up on the request or on the connection, always in UTC.'),
    msg('UTC, hours:minutes:seconds'),
  ),
  'c-ip': help(msg('Address that sent the request: the device, or the last proxy in front of the server.'), msg('IP address')),
  'c-port': help(msg('Port of the sender. It tells connections of one address apart.'), msg('TCP port')),
  's-ip': help(msg('Address of the server on which the request came in.'), msg('IP address')),
  's-port': help(msg('Port of the server on which the request came in.'), msg('TCP port')),
  'cs-version': help(msg('HTTP version of the request. A dash where the request was refused before it was read that far.')),
  'cs-method': help(msg('HTTP method of the request. A dash where the request was refused before it was read that far.')),
  'cs-uri': help(
    msg(
      'URL with its query in one column, cut after 4096 bytes. A dash where no request came, or where it could not be read: a URL that is too long may leave one.',
    ),
  ),
  streamid: help(msg('Number of the HTTP/2 stream.'), undefined, HEADER),
  streamid_ex: help(msg('A second stream number of newer systems.'), undefined, HEADER),
  'sc-status': help(
    msg('HTTP status that http.sys sent. A dash where it sent none and only closed the connection.'),
    msg('HTTP status code'),
  ),
  's-siteid': help(msg('Number of the site. The documents call it unused; current systems write it.')),
  's-reason': help(msg('Why http.sys answered itself or closed the connection.')),
  's-queuename': help(msg('The request queue, which is the application pool. The pool of NDES is called SCEP.')),
  transport: help(msg('The transport of the connection.'), undefined, HEADER),
  operation: help(msg('SCEP operation that the client asked for.'), undefined, 'RFC 8894 section 4.1'),
  message: help(
    msg('Message of the SCEP operation: for a PKIOperation the signed and encrypted request, else the name of the CA.'),
    undefined,
    'RFC 8894 section 4.1',
  ),
};
