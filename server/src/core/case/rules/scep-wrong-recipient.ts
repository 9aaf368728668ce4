import { PAGES } from '../../facts/pages.ts';
import type { CertificateDigest, LogFacts, MessageDigest } from '../../log/facts.ts';
import { once } from '../../text/once.ts';
import { msg, type Sentence, verbatim } from '../../text/sentence.ts';
import type { CaseFindingDraft, CaseRule, CaseView } from '../engine/model.ts';
import type { CaseAttempt, Evidence, Place } from '../model.ts';

export const scepWrongRecipient: CaseRule = {
  id: 'scep-wrong-recipient',
  title: msg('SCEP message encrypted for a certificate that the server does not have'),
  severity: 'error',
  step: 2,
  compares: msg('Requests in any log, and the answers to GetCACert in all of them'),
  resolutions: ['ra-cert-mismatch-decrypt', 'load-balancer-affinity'],
  docUrl: PAGES.rfc8894,
  source: 'RFC8894 2.2 ; RFC8894 3.5.2 ; RFC8894 4.2 ; certnanny/sscep#60',
  verified: true,
  *judge(view) {
    const holders = once(() => holdersOf(view));
    for (const log of view.logs) {
      const others = [...view.logs.filter((one) => one !== log).flatMap((one) => one.serverCertificates), ...view.certificates];
      if (log.serverCertificates.length + others.length === 0) continue;
      for (const message of log.messages) {
        const draft = mistaken(view, log, message, others);
        if (!draft) continue;
        const found = about(log, message, holders());
        if (draft.group === 'unknown' && found.attempts.some((attempt) => wasRead(view.evidence(attempt)))) continue;
        yield { ...draft, ...found };
      }
    }
  },
};

/** The server opened the request, whatever certificates these logs show of it: another server of the case has its own. */
function wasRead(evidence: readonly Evidence[]): boolean {
  return evidence.some(({ confidence, observation: { act, outcome } }) => {
    if (confidence === 'guess') return false;
    return act === 'verify' || ((act === 'issue' || act === 'reply' || act === 'installed') && outcome === 'done');
  });
}

type Judged = Omit<CaseFindingDraft, 'attempts' | 'evidence'>;

/**
 * One recipient that is right is enough: some clients encrypt for all certificates of the server. What came from elsewhere counts where it
 * is of the CA that the message names: another one is of another server, or of another case that is open beside this one.
 */
function mistaken(
  view: CaseView,
  log: LogFacts,
  message: MessageDigest,
  others: readonly CertificateDigest[],
): Judged | undefined {
  const { direction, pkiStatus, recipients, allRecipients } = message;
  if (direction === 'response' || pkiStatus !== undefined || recipients.length === 0 || !allRecipients) return undefined;
  const ofCa = others.filter((one) => recipients.some(({ issuer }) => one.issuer === issuer || one.subject === issuer));
  // A CA certificate of elsewhere says nothing of the RA: some servers have no RA, others leave it out of an answer that is cut.
  if (log.serverCertificates.length === 0 && !ofCa.some(({ ca }) => !ca)) return undefined;
  const known = [...log.serverCertificates, ...ofCa];
  const atMs = view.atMs(log.path, message);
  const found = recipients.map((recipient) => wrongIn(recipient, known, atMs));
  const [first] = found;
  if (!first || !found.every((one) => one !== undefined)) return undefined;
  const { line, column, span } = message;
  return { ...first, place: { path: log.path, line, column, span } };
}

/** What is wrong with one recipient; undefined where it is right. */
function wrongIn(
  recipient: MessageDigest['recipients'][number],
  known: readonly CertificateDigest[],
  atMs: number | undefined,
): Judged | undefined {
  const replaces = ['ra-cert-mismatch-decrypt'];
  const certificate = known.find(({ issuer, serial }) => issuer === recipient.issuer && serial === recipient.serial);
  if (!certificate) {
    return {
      confidence: 'likely',
      message: msg(
        'The message is encrypted for {0}, which is none of the server’s certificates: {1}. Unless it has others by now, it cannot open the message: the device took older RA certificates, or those of another server. Let it fetch them anew (GetCACert), and check that one server answers all its calls.',
        msg('{0}, serial {1}', recipient.issuer, recipient.serial.toLowerCase()),
        serials(known),
      ),
      short: msg('encrypted for another RA certificate'),
      ...{ replaces, group: 'unknown' },
    };
  }
  const { encrypts, notAfterMs, serial } = certificate;
  if (!encrypts) {
    return {
      confidence: 'certain',
      message: msg(
        'The request is encrypted for the RA certificate that may only sign (serial {0}, key usage without keyEncipherment), so the server cannot open it: the device took the wrong one of the two.',
        serial.toLowerCase(),
      ),
      short: msg('encrypted for the signing certificate'),
      ...{ replaces, group: 'signing' },
    };
  }
  if (atMs === undefined || notAfterMs === undefined || atMs <= notAfterMs) return undefined;
  return {
    confidence: 'certain',
    message: msg(
      'The RA certificate that the request is encrypted for (serial {0}) had expired when this was logged. Renew the RA certificates of the server, and run iisreset.',
      serial.toLowerCase(),
    ),
    short: msg('RA certificate expired'),
    resolutions: ['http-500-ra-certs-expired', 'ra-cert-mismatch-decrypt'],
    ...{ replaces, group: 'expired' },
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
  const shown = new Set(certificates.map(({ subject, serial }) => `${subject} serial ${serial.toLowerCase()}`));
  return verbatim([...shown].slice(0, 5).join('; '));
}
