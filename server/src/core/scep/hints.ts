import { OID } from '../asn1/index.ts';
import { msg } from '../text/sentence.ts';
import type { Hint, PkiMessage } from './model.ts';

/** What tells the sender's software, and oddities of NDES that look like damage and are none. */
export function hintsOf(view: Omit<PkiMessage, 'hints' | 'missing'>, indefinite: boolean): readonly Hint[] {
  const { signedData, signerInfo, envelope, pkiStatus, scepError } = view;
  const hints: Hint[] = [];
  const answer = pkiStatus !== undefined;
  if (indefinite && !answer) hints.push({ id: 'indefinite-length', message: INDEFINITE });
  if (!answer && signerInfo?.signedAttributes?.items.some(({ oid }) => oid === OID.cmsAlgorithmProtection)) {
    hints.push({ id: 'algorithm-protection', message: BOUNCY_CASTLE });
  }
  if (scepError) hints.push({ id: 'scep-error', message: SCEP_ERROR });
  const { eContent, certificates } = signedData;
  if (answer && eContent?.complete && eContent.bytes.length === 1 && eContent.bytes[0] === 0) {
    hints.push({ id: 'zero-byte-content', message: ZERO_BYTE });
  }
  if (answer && certificates?.complete && certificates.items.length === 0) {
    hints.push({ id: 'no-certificates', message: NO_CERTIFICATES });
  }
  if (envelope?.authenticated) hints.push({ id: 'authenticated-encryption', message: AUTHENTICATED });
  return hints;
}

const INDEFINITE = msg(
  'Written with open lengths (BER): iPhones, iPads and jscep (which Android clients use) do that. It is valid.',
);
const BOUNCY_CASTLE = msg(
  'Carries the attribute cmsAlgorithmProtection: the sender uses Bouncy Castle, as jscep on Android does.',
);
const SCEP_ERROR = msg('Carries szOID_ENROLL_SCEP_ERROR: the answer comes from Microsoft NDES.');
const ZERO_BYTE = msg(
  'The content is a single zero byte where the standard wants none. NDES does that in refusals; it is harmless.',
);
const NO_CERTIFICATES = msg(
  'Holds no certificates, so the signature cannot be checked without those of GetCACert. NDES leaves them out in refusals.',
);
const AUTHENTICATED = msg(
  'Encrypted as AuthEnvelopedData (AES-GCM), which SCEP does not provide for: many servers cannot read it.',
);
