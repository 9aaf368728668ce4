import { challengeForm } from '../../core/scep/challenge.ts';
import { type Checks, checkMessage } from '../../core/scep/check.ts';
import { envelopeOf } from '../../core/scep/decrypt/index.ts';
import { saysSealed } from '../../core/scep/explain/pki-message.ts';
import { type MessageExplanation, type MessageFinding, pathAt } from '../../core/scep/index.ts';
import { own, together } from '../../core/text/secrets/index.ts';
import { msg, type Sentence } from '../../core/text/sentence.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';
import { plainText, type Section, type TextLink, type VirtualText } from '../answer/virtual-text.ts';
import type { DecodedAddress, TextAddress } from '../answer/virtual-uri.ts';
import { requestFor, serverCertificates } from '../case/exchange.ts';
import type { Opened } from '../message/key-ring.ts';
import { locate, type TextPlace } from '../message/messages.ts';
import type { DecodedPayload } from '../message/payloads.ts';
import type { Session } from '../session/session.ts';
import { gone } from './gone.ts';
import { Page } from './page.ts';

/** A SCEP message as a page: what it says in words, what checking it shows, what a key opens, and its whole tree with byte offsets. */
export function decodedDocument(session: Session, address: DecodedAddress | TextAddress): VirtualText {
  const { say } = session;
  const located = locate(session, address);
  if (located.kind === 'log-closed') return gone(address.kind === 'decoded' ? address.log : '', say);
  if (located.kind === 'nothing') return plainText(together`${oneLine(say(address.kind === 'text' ? FORGOTTEN : NOT_HERE))}\n`);
  const heading = oneLine(say(located.heading));
  const links = located.place ? [linkBack(heading, located.place)] : [];
  if (located.kind === 'left-out') {
    const empty = oneLine(say(msg('The log holds "..." in place of the message: whoever wrote the log left it out.')));
    return { text: together`${heading}\n\n${empty}\n`, links, sections: [] };
  }
  const { decoded, context } = located;
  const page = new Page(say);
  page.line(heading);
  page.line(EMPTY);
  const opened = session.keys.open(decoded);
  words(page, opened?.kind === 'content' ? unsealed(decoded.explanation) : decoded.explanation);
  page.say(msg('{0} bytes', decoded.payload.bytes.length));
  page.line(EMPTY);
  const known = {
    ...context,
    ...requestFor(session, address, decoded),
    serverCertificates: [...(context.serverCertificates ?? []), ...serverCertificates(session, address)],
  };
  const sections = [
    // What a key opened was asked for: it stands first.
    ...(opened ? [content(page, decoded, opened), blank(page)] : []),
    ...checks(page, decoded, checkMessage(decoded.message, known, opened?.kind === 'content' ? opened.message : undefined)),
  ].filter((section) => section !== undefined);
  page.say(msg('All elements. The number is the offset of the element, in bytes from the start of the message.'));
  const tree = page.tree(decoded.tree());
  return { text: page.text, links, sections: [...sections, ...tree], bytes: page.bytes };
}

function linkBack(heading: string, { uri, line }: TextPlace): TextLink {
  return { line: 0, start: 0, end: heading.length, target: `${uri}#L${line + 1}` };
}

/** What is said of a message that a key of the reader has opened. */
function unsealed(explanation: MessageExplanation): MessageExplanation {
  const open = (sentence: Sentence): Sentence => (saysSealed(sentence) ? OPENED : sentence);
  return { ...explanation, paragraphs: explanation.paragraphs.map(open), remarks: explanation.remarks.map(open) };
}

const OPENED = msg('What is inside is encrypted. A key in memory opens it: it stands below.');

function words(page: Page, explanation: MessageExplanation): void {
  page.say(explanation.title);
  for (const paragraph of explanation.paragraphs) page.say(paragraph);
  page.line(EMPTY);
  for (const { label, value } of explanation.rows) page.say(msg('{0}: {1}', label, value));
  for (const remark of explanation.remarks) page.say(remark);
}

function blank(page: Page): undefined {
  page.line(EMPTY);
}

const SEVERITIES: Readonly<Record<MessageFinding['severity'], Sentence>> = {
  error: msg('Error'),
  warning: msg('Warning'),
  information: msg('Note'),
};

/** What checking showed; each line leads to the element it is about. */
function checks(page: Page, decoded: DecodedPayload, { verdict, findings }: Checks): readonly (Section | undefined)[] {
  if (!verdict) return [];
  const section = page.section(msg('Checks'), () => {
    const isSaid = findings.some(({ severity, id }) => severity !== 'information' || id === 'signature-unchecked');
    if (!isSaid) page.say(verdict, '  ');
    for (const { severity, message, byteOffset: offset, within } of findings) {
      // Elements of the decrypted content have no text of their own: they mean the encrypted content.
      const byteOffset = within ? (envelopeOf(decoded.message)?.range.start ?? 0) : offset;
      const path = pathAt(decoded.tree(), byteOffset);
      const node = path.find((one) => one.offset === byteOffset) ?? path.at(-1);
      page.about(byteOffset, node?.end ?? byteOffset + 1, msg('{0}: {1}', SEVERITIES[severity], message), '  ');
    }
    return undefined;
  });
  return [section, blank(page)];
}

/** What the keys made of the encrypted part. Its elements have no text of their own: they mean the encrypted content. */
function content(page: Page, decoded: DecodedPayload, opened: Opened): Section {
  return page.section(msg('Decrypted content'), () => {
    if (opened.kind === 'closed') {
      page.say(opened.message, '  ');
      return undefined;
    }
    page.say(opened.explanation.title, '  ');
    for (const paragraph of opened.explanation.paragraphs) page.say(paragraph, '  ');
    for (const { label, value } of opened.explanation.rows) page.say(msg('{0}: {1}', label, value), '  ');
    for (const remark of opened.explanation.remarks) page.say(remark, '  ');
    const challenge = opened.message.kind === 'csr' ? opened.message.request.challengePassword : undefined;
    if (challenge) page.say(msg('Form of the challenge: {0}', challengeForm(challenge)), '  ');
    const range = envelopeOf(decoded.message)?.range;
    return page.tree(opened.tree, range && { start: range.start, end: range.end });
  });
}

const NOT_HERE = msg('There is no SCEP message at this place any more: the log has changed. Open the message again.');
const FORGOTTEN = msg('This text is not kept any more: only the last ones are. Decode it again.');

const EMPTY: Line = own('');
