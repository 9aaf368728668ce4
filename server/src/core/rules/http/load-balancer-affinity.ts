import type { AttemptStep, EnrollmentAttempt } from '../../correlate/model.ts';
import { PAGES } from '../../facts/pages.ts';
import type { Operation } from '../../log/event.ts';
import { msg } from '../../text/sentence.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';

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
