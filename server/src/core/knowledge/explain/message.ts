import type { FoundPayload } from '../../encoding/model.ts';
import { type DecodedMessage, explainMessage, type MessageExplanation, ndesCauseText } from '../../scep/index.ts';
import type { Sentence } from '../../text/sentence.ts';
import { nameOfCode } from '../codes/win32.ts';

/** A decoded message in words, the Windows errors in it named. */
export function explainScepMessage(decoded: DecodedMessage, payload?: FoundPayload): MessageExplanation {
  return explainMessage(decoded, payload, nameOfCode);
}

/** What szOID_ENROLL_SCEP_ERROR says; undefined without it, or where it is no error code. */
export function ndesCause(hresult: number | undefined): Sentence | undefined {
  return ndesCauseText(hresult, nameOfCode);
}
