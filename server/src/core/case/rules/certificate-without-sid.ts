import { PAGES } from '../../facts/pages.ts';
import { once } from '../../text/once.ts';
import { msg } from '../../text/sentence.ts';
import type { CaseRule, MarkedPlace } from '../engine/model.ts';
import type { CaseAttempt } from '../model.ts';

export const certificateWithoutSid: CaseRule = {
  id: 'certificate-without-sid',
  title: msg('A certificate does not name the SID of its user or computer'),
  severity: 'information',
  step: 5,
  compares: msg('Certificates that answers in the logs hold'),
  resolutions: ['certificate-without-sid'],
  docUrl: PAGES.scepProfile,
  source: 'MEM:certificate-authority-add-scep-overview ; MEM:certificates-profile-scep',
  verified: true,
  *judge(view) {
    const told = new Set<string>();
    const bySerial = once(() => byKey(view.attempts, ({ serial }) => serial));
    const byID = once(() => byKey([...view.attempts].reverse(), (attempt) => attempt.transactionID));
    for (const { path, messages } of view.logs) {
      for (const { issued, line, column, span, transactionID } of messages) {
        for (const { ca, sid, serial, issuer, subject } of issued) {
          const name = `${serial}\n${issuer}`;
          if (ca || sid || told.has(name)) continue;
          told.add(name);
          const place: MarkedPlace = { path, line, column, span };
          const attempt = bySerial().get(serial) ?? (transactionID === undefined ? undefined : byID().get(transactionID));
          yield {
            place,
            evidence: [],
            attempts: attempt ? [attempt] : [],
            confidence: 'certain',
            message: msg(
              'The certificate of {0} holds no SID, neither in the extension that a CA with KB5014754 adds nor in a subject alternative name. Domain controllers refuse a sign-in with it where they enforce strong mapping; for Wi-Fi or VPN without Active Directory it does not matter.',
              subject,
            ),
            short: msg('no SID for strong mapping'),
          };
        }
      }
    }
  },
};

/** The last attempt with each value. */
function byKey(
  attempts: readonly CaseAttempt[],
  keyOf: (attempt: CaseAttempt) => string | undefined,
): ReadonlyMap<string, CaseAttempt> {
  const found = new Map<string, CaseAttempt>();
  for (const attempt of attempts) {
    const key = keyOf(attempt);
    if (key !== undefined) found.set(key, attempt);
  }
  return found;
}
