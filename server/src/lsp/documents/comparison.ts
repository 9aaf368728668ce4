import { resolutions } from '../../core/advice/index.ts';
import type { ComparisonRow } from '../../core/scep/compare.ts';
import { compareCertificate } from '../../core/scep/index.ts';
import { marked, provenWithin } from '../../core/text/proof.ts';
import { joined, own, together } from '../../core/text/secrets/index.ts';
import { type Localize, msg, type Sentence } from '../../core/text/sentence.ts';
import { escapeMarkdown, type Markdown } from '../answer/markdown.ts';
import { plainText, type VirtualText } from '../answer/virtual-text.ts';
import type { ComparisonAddress } from '../answer/virtual-uri.ts';
import { findExchange } from '../case/exchange.ts';
import { profileBefore } from '../case/profile-of-log.ts';
import type { Session } from '../session/session.ts';
import { commandPart } from './resolution.ts';

/** Request, issued certificate, and the profile where the log holds it, side by side as a Markdown table; in words what differs. */
export function comparisonDocument(session: Session, address: ComparisonAddress): VirtualText {
  const text = (message: Sentence): Markdown => escapeMarkdown(session.say(message));
  const { request, certificate } = findExchange(session, address.of);
  const title = together`# ${text(msg('Request and issued certificate'))}`;
  if (!request || !certificate) return plainText(together`${title}\n\n${text(GONE)}\n`);
  const log = address.of.kind === 'decoded' ? session.logs.get(address.of.log) : undefined;
  const profile = log && address.of.kind === 'decoded' ? profileBefore(log, address.of.offset) : undefined;
  const rows = compareCertificate({ request, certificate, ...(profile ? { profile } : {}) });
  const differing = rows.filter(({ verdict }) => verdict === 'different' || verdict === 'dropped' || verdict === 'added');
  const sum = differing.length === 0 ? msg('They agree in all that both hold.') : msg('Differences: {0}', differing.length);
  const cell = (message: Sentence | undefined): Markdown => {
    const shown = message ? text(message) : own<Markdown>('');
    return shown === '' ? own('-') : shown;
  };
  const tableLine = (cells: readonly Markdown[]): Markdown => together`| ${joined(cells, ' | ')} |`;
  const line = (row: ComparisonRow): Markdown =>
    tableLine([
      text(MEMBERS[row.member]),
      ...(profile ? [cell(row.profile)] : []),
      cell(row.request),
      cell(row.certificate),
      text(VERDICTS[row.verdict]),
    ]);
  const head = [msg('Member'), ...(profile ? [msg('Profile')] : []), msg('Request'), msg('Certificate'), msg('Result')].map(text);
  const table = joined([tableLine(head), tableLine(head.map(() => own('---'))), ...rows.map(line)], '\n');
  return plainText(together`${joined([title, text(sum), table, ...lifetime(session.say)], '\n\n')}\n`);
}

/** A request names no lifetime that a CA must keep to: that of the profile counts only where the CA is told to take it. */
export const LIFETIME_ADVICE = 'ca-validity-not-honoured';

function lifetime(say: Localize): readonly Markdown[] {
  const advice = resolutions.get(LIFETIME_ADVICE);
  const step = advice?.steps[0];
  if (!advice || !step) return [];
  const said = msg(
    'How long the certificate is valid was decided by the CA. If that is not what the profile asks for: {0}',
    marked(step, provenWithin(step, advice)),
  );
  return [escapeMarkdown(say(said)), ...advice.commands.map((command) => commandPart(command, say))];
}

const VERDICTS: Readonly<Record<ComparisonRow['verdict'], Sentence>> = {
  same: msg('same'),
  different: msg('different'),
  added: msg('added by the CA'),
  dropped: msg('asked for, not issued'),
  only: msg('nothing to compare'),
};

const MEMBERS: Readonly<Record<ComparisonRow['member'], Sentence>> = {
  subject: msg('Subject'),
  subjectAltName: msg('Subject alternative name'),
  publicKey: msg('Public key'),
  keySize: msg('Key size in bits'),
  keyUsage: msg('Key usage'),
  extKeyUsage: msg('Extended key usage'),
  template: msg('Template'),
  securityIdentifier: msg('Security identifier (SID)'),
  issuer: msg('Issuer'),
  notBefore: msg('Valid from'),
  notAfter: msg('Valid to'),
};

const GONE = msg('Request or certificate are not there any more: a key was forgotten, or the log was closed.');
