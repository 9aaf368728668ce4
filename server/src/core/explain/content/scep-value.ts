import type { FailInfo, MessageType, ScepValue } from '../../facts/codes/scep.ts';
import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import type { Content, ExplanationRow } from '../model.ts';
import { nextRow, row, stepRow } from '../place.ts';

export function messageTypeContent(type: MessageType): Content {
  const direction = type.direction === 'request' ? msg('from the device to the server') : msg('from the server to the device');
  return {
    title: msg('messageType {0} ({1})', type.name, type.value),
    paragraphs: [type.meaning],
    rows: [row(msg('Direction'), direction)],
    link: PAGES.rfc8894,
    verified: true,
  };
}

/** `rows`: what the log says beside it. */
export function pkiStatusContent(status: ScepValue, rows: readonly ExplanationRow[] = []): Content {
  return {
    title: msg('pkiStatus {0} ({1})', status.name, status.value),
    paragraphs: [status.meaning],
    rows: [...rows, stepRow(5), ...whatFollows(status)],
    link: PAGES.rfc8894,
    verified: true,
  };
}

function whatFollows(status: ScepValue): readonly ExplanationRow[] {
  if (status.name === 'SUCCESS')
    return [nextRow(msg('The certificate is installed; on Android the state changes to CERT_ENROLLED and on.'))];
  return status.name === 'PENDING'
    ? [row(msg('Next'), msg('Somebody approves the request on the CA, and the client polls for it.'))]
    : [];
}

/** `judged`: a finding says what it comes from. */
export function failInfoContent(info: FailInfo, judged = false): Content {
  const likely = info.likelyVerified ? info.likely : msg('{0} (not verified)', info.likely);
  return {
    title: msg('failInfo {0} ({1})', info.name, info.value),
    paragraphs: [info.meaning],
    rows: judged ? [] : [row(msg('Likely'), likely)],
    link: PAGES.rfc8894,
    verified: true,
  };
}
