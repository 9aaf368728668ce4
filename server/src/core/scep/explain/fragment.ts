import { PKI_STATUS } from '../../facts/scep-values.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { DecodedMessage, MessageExplanation, MessageRow, PkiMessage } from '../model.ts';
import { codedText } from '../names.ts';
import { certificateText } from './certificates.ts';
import { explainPkiMessage } from './pki-message.ts';

type Fragment = Extract<DecodedMessage, { readonly kind: 'fragment' }>;

/** What can be read of a message whose beginning is not there. Says nothing of what may stand in the part that is missing. */
export function explainFragment({ message, certificates, elements }: Fragment): MessageExplanation {
  const said = message && explainPkiMessage(sure(message), undefined);
  const rows = [...(said?.rows ?? []), ...certificateRows(certificates.filter((one) => one !== message?.signer))];
  return {
    title: titleOf(message),
    paragraphs: [MIDST, ...(elements.length === 0 ? [NOTHING] : []), ...(said?.paragraphs ?? [])],
    rows,
    remarks: said?.remarks ?? [],
  };
}

/** Without a decision of the server whose reason, or certificate, may stand in the part that is missing. */
function sure(message: PkiMessage): PkiMessage {
  const { pkiStatus, ...rest } = message;
  const complete =
    pkiStatus?.value === PKI_STATUS.FAILURE
      ? message.failInfo
      : pkiStatus?.value === PKI_STATUS.SUCCESS
        ? message.envelope
        : pkiStatus;
  return complete ? message : rest;
}

function titleOf(message: PkiMessage | undefined): Sentence {
  if (!message?.messageType) return untyped(message);
  const type = codedText(message.messageType);
  return message.pkiStatus
    ? msg('Part of a SCEP answer {0}: {1}', type, codedText(message.pkiStatus))
    : msg('Part of a SCEP message {0}', type);
}

/** An envelope may stand in a message of another protocol; the attributes of a signer tell. */
function untyped(message: PkiMessage | undefined): Sentence {
  if (!message) return msg('Part of a message');
  return message.signerInfo ? msg('Part of a SCEP message') : msg('Part of an encrypted message');
}

function certificateRows(certificates: Fragment['certificates']): readonly MessageRow[] {
  return certificates.flatMap((certificate) => {
    const value = certificateText(certificate);
    return value ? [{ label: msg('Certificate'), value }] : [];
  });
}

const MIDST = msg('This text begins in the midst of a message: what comes before is missing or damaged.');
const NOTHING = msg('No certificate, signature or envelope begins in it, so what is there cannot be named.');
