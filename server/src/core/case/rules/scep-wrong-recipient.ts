import { PAGES } from '../../facts/pages.ts';
import type { CertificateDigest, LogFacts, MessageDigest } from '../../log/facts.ts';
import { lineOf } from '../../text/named-lines.ts';
import { once } from '../../text/once.ts';
import { msg, type Sentence, verbatim } from '../../text/sentence.ts';
import type { CaseFindingDraft, CaseRule, CaseView } from '../engine/model.ts';
import type { CaseAttempt, Place } from '../model.ts';

export const scepWrongRecipient: CaseRule = {
  id: 'scep-wrong-recipient',
  title: msg('SCEP message encrypted for a certificate that the server does not have'),
  severity: 'error',
  step: 2,
  compares: msg('Requests in any log, and the answers to GetCACert in all the others'),
  resolutions: ['ra-cert-mismatch-decrypt', 'load-balancer-affinity'],
  docUrl: PAGES.rfc8894,
  source: 'RFC8894 2.2 ; RFC8894 3.5.2 ; RFC8894 4.2 ; certnanny/sscep#60',
  verified: true,
  *judge(view) {
    const known = view.logs.flatMap(({ serverCertificates }) => serverCertificates);
    // A CA certificate alone says nothing of the RA: some servers have no RA, others leave it out of an answer that is cut.
    if (!known.some(({ ca }) => !ca)) return;
    const bySerial = new Map(known.map((certificate) => [keyOf(certificate), certificate]));
    const holders = once(() => holdersOf(view));
    for (const log of view.logs) {
      // A log that holds such an answer is judged by it already, and says so itself.
      if (log.serverCertificates.length > 0) continue;
      const marked = markedLines(log);
      for (const message of log.messages) {
        if (marked.has(message.line)) continue;
        const draft = mistaken(view, log, message, bySerial, known);
        if (draft) yield { ...draft, ...about(log, message, holders()) };
      }
    }
  },
};

/** Lines whose message the log itself says this of: it may know certificates that were read from elsewhere. */
function markedLines({ groups, lines }: LogFacts): ReadonlySet<number> {
  const offsets = groups.flatMap((group) => (group.id === 'scep-wrong-recipient' ? group.offsets : []));
  return new Set(offsets.map((offset) => lineOf(lines, offset).line));
}

/** Issuer and serial number name one certificate. */
function keyOf({ issuer, serial }: { readonly issuer: string; readonly serial: string }): string {
  return `${serial}\n${issuer}`;
}

function mistaken(
  view: CaseView,
  { path }: LogFacts,
  message: MessageDigest,
  bySerial: ReadonlyMap<string, CertificateDigest>,
  known: readonly CertificateDigest[],
): Omit<CaseFindingDraft, 'attempts' | 'evidence'> | undefined {
  const { direction, pkiStatus, recipients, line, column, span } = message;
  if (direction === 'response' || pkiStatus !== undefined || recipients.length === 0) return undefined;
  const named = recipients.flatMap((recipient) => bySerial.get(keyOf(recipient)) ?? []);
  // A certificate of another CA is of another server, or of another case that is open beside this one.
  const ofServer = known.filter((one) => recipients.some(({ issuer }) => one.issuer === issuer || one.subject === issuer));
  if (!ofServer.some(({ ca }) => !ca)) return undefined;
  const place = { path, line, column, span };
  const [recipient] = recipients;
  if (named.length === 0 && recipient) {
    return {
      place,
      confidence: 'likely',
      message: msg(
        'The message is encrypted for {0}, which is none of the server’s certificates: {1}. Unless it has others by now, it cannot open the message: the device took older RA certificates, or those of another server. Let it fetch them anew (GetCACert), and check that one server answers all its calls.',
        msg('{0}, serial {1}', recipient.issuer, recipient.serial),
        serials(ofServer),
      ),
      short: msg('encrypted for another RA certificate'),
      replaces: ['ra-cert-mismatch-decrypt'],
      group: 'unknown',
    };
  }
  const [only, ...others] = named;
  if (only && others.length === 0 && !only.encrypts) {
    return {
      place,
      confidence: 'certain',
      message: msg(
        'The request is encrypted for the RA certificate that may only sign (serial {0}, key usage without keyEncipherment), so the server cannot open it: the device took the wrong one of the two.',
        only.serial,
      ),
      short: msg('encrypted for the signing certificate'),
      replaces: ['ra-cert-mismatch-decrypt'],
      group: 'signing',
    };
  }
  const atMs = view.atMs(path, message);
  const expired = named.find(({ notAfterMs }) => atMs !== undefined && notAfterMs !== undefined && atMs > notAfterMs);
  if (!expired || named.length > 1) return undefined;
  return {
    place,
    confidence: 'certain',
    message: msg(
      'The RA certificate that the request is encrypted for (serial {0}) had expired when this was logged. Renew the RA certificates of the server, and run iisreset.',
      expired.serial,
    ),
    short: msg('RA certificate expired'),
    resolutions: ['http-500-ra-certs-expired', 'ra-cert-mismatch-decrypt'],
    replaces: ['ra-cert-mismatch-decrypt'],
    group: 'expired',
  };
}

type Holders = ReadonlyMap<string, { readonly attempt: CaseAttempt; readonly place: Place }>;

/** Attempts by their record and by their transactionID. */
function holdersOf(view: CaseView): Holders {
  const holders = new Map<string, { attempt: CaseAttempt; place: Place }>();
  for (const attempt of view.attempts) {
    for (const place of view.evidence(attempt)) {
      holders.set(`${place.observation.record}\n${place.path}`, { attempt, place });
      const { transactionID } = place.observation.keys;
      if (transactionID !== undefined && !holders.has(transactionID)) holders.set(transactionID, { attempt, place });
    }
  }
  return holders;
}

function about(
  { path }: LogFacts,
  { record, transactionID }: MessageDigest,
  holders: Holders,
): Pick<CaseFindingDraft, 'attempts' | 'evidence'> {
  const holder = holders.get(`${record}\n${path}`) ?? (transactionID === undefined ? undefined : holders.get(transactionID));
  return holder ? { attempts: [holder.attempt], evidence: [holder.place] } : { attempts: [], evidence: [] };
}

function serials(certificates: readonly CertificateDigest[]): Sentence {
  const shown = new Set(certificates.map(({ subject, serial }) => `${subject} serial ${serial}`));
  return verbatim([...shown].slice(0, 5).join('; '));
}
