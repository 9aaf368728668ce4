import type { AttemptStep, EnrollmentAttempt } from '../../correlate/model.ts';
import { PAGES } from '../../facts/pages.ts';
import type { Operation } from '../../log/event.ts';
import { msg } from '../../text/message.ts';
import type { FindingDraft, Rule } from '../model.ts';

export const loadBalancerAffinity: Rule = {
  id: 'load-balancer-affinity',
  title: msg('The calls of one enrollment reach different NDES servers'),
  severity: 'warning',
  step: 2,
  formats: ['iis-w3c-log'],
  resolutions: ['load-balancer-affinity', 'ra-cert-mismatch-decrypt'],
  docUrl: PAGES.scepProfile,
  source: 'MEM:certificates-profile-scep (affinity) ; what happens without it: RFC8894 3.2, derived',
  verified: true,
  start() {
    let first: string | undefined;
    let several = false;
    return {
      see(event) {
        if (several || event.kind !== 'http' || !CALLS.has(event.operation)) return;
        const server = (event.serverName ?? event.server)?.value;
        first ??= server;
        several = server !== first;
      },
      end: (attempts) => (several ? attempts.flatMap(scattered) : []),
    };
  },
  fires: [
    {
      title: 'the request reaches another server than GetCACert',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:03 10.1.5.21 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
                                                                      ^^^^^^^^^^^^ load-balancer-affinity`,
    },
    {
      title: 'the names of the servers tell',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-computername s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 NDES01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:02 NDES01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:03 NDES02 10.1.5.20 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
                                                                             ^^^^^^^^^^^^ load-balancer-affinity`,
    },
    {
      title: 'devices behind one proxy look alike, so that it is a guess',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-03-05 08:00:01 10.1.5.21 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-03-05 08:00:03 10.1.5.21 GET /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-03-05 08:00:04 10.1.5.21 GET /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
                                                                     ^^^^^^^^^^^^ load-balancer-affinity`,
    },
  ],
  quiet: [
    {
      title: 'one server',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:03 10.1.5.20 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31`,
    },
    {
      title: 'two servers, and each enrollment stays on one',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:01 10.1.5.21 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.8 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:02 10.1.5.21 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.8 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:03 10.1.5.20 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:03 10.1.5.21 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.8 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31`,
    },
    {
      title: 'two devices behind one proxy, each on its server',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.1.7 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-03-05 08:00:01 10.1.5.21 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.1.7 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-03-05 08:00:03 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-03-05 08:00:04 10.1.5.21 GET /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31`,
    },
    {
      title: 'one server with two addresses, as its name tells',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-computername s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 NDES01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:02 NDES01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:03 NDES01 10.1.5.21 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31`,
    },
    {
      title: 'one server by IPv4 and IPv6, most likely',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:03 fd00::20 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31`,
    },
    {
      title: 'no column for the server',
      format: 'iis-w3c-log',
      text: `#Fields: date time cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:02 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:03 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31`,
    },
    {
      title: 'the first enrollment on one server, the next one on another',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:03 10.1.5.20 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:41 10.1.5.21 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:42 10.1.5.21 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:43 10.1.5.21 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31`,
    },
  ],
};

/** What a device asks; the calls of the policy module go to the address of their own server. */
const CALLS: ReadonlySet<Operation> = new Set<Operation>(['GetCACaps', 'GetCACert', 'PKIOperation']);

/** A request that another server got than the one whose certificates it is encrypted for. */
function scattered(attempt: EnrollmentAttempt): readonly FindingDraft[] {
  const { steps } = attempt;
  const at = steps.findIndex(({ name }) => name === 'PKIOperation');
  const sent = steps[at];
  const before = steps.slice(0, Math.max(0, at));
  const asked = before.findLast(({ name }) => name === 'GetCACert') ?? before.findLast(({ name }) => name === 'GetCACaps');
  if (!sent || !asked || !areTwoServers(asked.server, sent.server)) return [];
  return [draft(asked, sent)];
}

/** Names and addresses of one kind can be compared; one server mostly has an IPv4 and an IPv6 address. */
function areTwoServers(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || one.toLowerCase() === other.toLowerCase()) return false;
  return one.includes(':') === other.includes(':');
}

function draft(asked: AttemptStep, sent: AttemptStep): FindingDraft {
  const guess = asked.confidence === 'guess' || sent.confidence === 'guess';
  const message = msg(
    '{0} was answered by {1}, and the PKIOperation of the same device went to {2}. Each NDES server has its own RA key, so the second one cannot read a request that was encrypted for the first, unless both are one server.',
    asked.name,
    asked.server ?? '',
    sent.server ?? '',
  );
  return {
    span: sent.span,
    ...(guess ? { severity: 'information' } : {}),
    message: guess ? msg('{0} Which calls belong together is a guess here: devices look alike in this log.', message) : message,
    short: msg('another server than for {0}', asked.name),
    evidence: [{ span: asked.span, message: msg('{0} went to {1}.', asked.name, asked.server ?? '') }],
    group: guess ? 'guess' : 'likely',
  };
}
