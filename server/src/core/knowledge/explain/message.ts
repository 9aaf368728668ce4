import type { FoundPayload } from '../../encoding/model.ts';
import { type DecodedMessage, explainMessage, type MessageExplanation } from '../../scep/index.ts';
import { type Message, msg } from '../../text/message.ts';
import { describeWin32 } from '../codes/win32.ts';
import { codeText } from '../engine/windows-event.ts';

/** A decoded message in words; the Windows error with which NDES refused a request comes right behind the refusal. */
export function explainScepMessage(decoded: DecodedMessage, payload?: FoundPayload): MessageExplanation {
  const explanation = explainMessage(decoded, payload);
  const cause = decoded.kind === 'pki-message' ? ndesCause(decoded.message.scepError?.hresult) : undefined;
  if (!cause) return explanation;
  const [refusal, ...others] = explanation.paragraphs;
  return { ...explanation, paragraphs: [...(refusal ? [refusal] : []), cause, ...others] };
}

/** What szOID_ENROLL_SCEP_ERROR says; undefined without it, or where it is no error code. */
export function ndesCause(hresult: number | undefined): Message | undefined {
  const error = hresult === undefined ? undefined : describeWin32(hresult);
  return error && msg('NDES names the cause: {0}. {1}', codeText(error.unsigned), error.meaning);
}
