import { PAGES } from '../../facts/pages.ts';
import type { JscepFailure } from '../../judge/cause/jscep.ts';
import { msg } from '../../text/sentence.ts';
import type { FindingDraft } from '../engine/model.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepNoConnection = jscepRule({
  id: 'jscep-no-connection',
  title: msg('The device got no connection to the SCEP server'),
  severity: 'error',
  step: 2,
  kinds: ['no-connection'],
  message: msg(
    'The device got no answer from the SCEP server: no connection, a time-out, or a connection that broke. Look at firewall, proxy and HTTPERR, and in the IIS log for a line of this time.',
  ),
  short: msg('no connection to the server'),
  draft: wordsOf,
  resolutions: ['jscep-no-connection', 'no-request-in-iis'],
  docUrl: PAGES.callsOfAndroid,
  source: 'jscep:transport/UrlConnectionGetTransport ; advice: derived',
  verified: true,
});

/** Classes of Java for a connection that never came about. */
const REFUSED: ReadonlySet<string> = new Set(['ConnectException', 'NoRouteToHostException', 'PortUnreachableException']);

/**
 * What IIS can know of the failure. A time-out is one of connecting only where its text says so ("connect timed out", "failed to connect
 * to … after 10000ms"): else the request was under way.
 */
function wordsOf({ cause }: JscepFailure): Partial<FindingDraft> {
  const name = cause.name.value.slice(cause.name.value.lastIndexOf('.') + 1);
  const timeout = name === 'SocketTimeoutException';
  if (REFUSED.has(name) || (timeout && /\bconnect\b/i.test(cause.text?.value ?? ''))) {
    return {
      message: msg(
        'The device got no connection to the SCEP server, so no request left it and IIS has no line for it: look at firewall, proxy and port.',
      ),
    };
  }
  if (!timeout) return {};
  return {
    message: msg(
      'The SCEP server did not answer in time. The request may have arrived: look in the IIS log for its line and how long it took, then at proxies and firewalls.',
    ),
    short: msg('no answer in time'),
  };
}
