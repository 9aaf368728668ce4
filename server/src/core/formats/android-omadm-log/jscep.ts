import type { HttpEvent, ScepEvent, StateEvent } from '../../log/event.ts';
import { indexWithin } from '../../text/search.ts';
import { numberToken, type Span, type Token, tokenAt } from '../../text/span.ts';
import { deviceHttpEvent } from '../device-url.ts';

/**
 * The HTTP call that a line of a jscep transport tells: `Sending <what> to <url>` or `Received '<status> <reason>' when sending
 * <what> to <url>`. Undefined for any other line, and for a URL that has nothing to do with SCEP.
 * Source: jscep/jscep transport/UrlConnectionGetTransport.java, UrlConnectionPostTransport.java (POST writes no "Sending" line).
 */
export function readTransportLine(text: string, line: Span, messageEnd: number): HttpEvent | undefined {
  const received = text.startsWith("Received '", line.start);
  if (!received && !text.startsWith('Sending ', line.start)) return undefined;
  const to = indexWithin(text, ' to http', line.start, line.end);
  if (to < 0) return undefined;
  if (!received) return deviceHttpEvent(text, to + 4, messageEnd, { phase: 'request', platform: 'android' });
  const start = line.start + 10;
  const quote = indexWithin(text, "' when sending ", start, to);
  if (quote < 0) return undefined;
  const blank = indexWithin(text, ' ', start, quote);
  const codeEnd = blank < 0 ? quote : blank;
  const status = numberToken(tokenAt(text, start, codeEnd));
  const reason = codeEnd + 1 < quote ? tokenAt(text, codeEnd + 1, quote) : undefined;
  return deviceHttpEvent(text, to + 4, messageEnd, {
    phase: 'response',
    platform: 'android',
    ...(status ? { status } : {}),
    ...(reason ? { reason } : {}),
  });
}

/**
 * The SCEP message that jscep prints when it encodes a request (`Encoding message: …`) or has decoded the reply (`Response: …`).
 * Each member is read by its name, so that a cut line gives those before the cut; `<null>` is absent.
 * Source: jscep/jscep message/PkiMessageEncoder.java, transaction/EnrollmentTransaction.java.
 */
export function readPrintedMessage(text: string, line: Span): ScepEvent | undefined {
  const direction = text.startsWith('Encoding message: ', line.start)
    ? 'request'
    : text.startsWith('Response: ', line.start)
      ? 'response'
      : undefined;
  const open = direction ? indexWithin(text, '[', line.start, line.end) : -1;
  if (!direction || open < 0) return undefined;
  const member = (name: string): Token | undefined => readMember(text, open, line.end, name);
  const messageType = member('messageType');
  const pkiStatus = member('pkiStatus');
  const failInfo = member('failInfo');
  const transactionID = member('transId');
  const senderNonce = member('senderNonce');
  const recipientNonce = member('recipientNonce');
  return {
    kind: 'scep',
    direction,
    span: (pkiStatus ?? messageType ?? { span: line }).span,
    ...(messageType ? { messageType } : {}),
    ...(pkiStatus ? { pkiStatus } : {}),
    ...(failInfo ? { failInfo } : {}),
    ...(transactionID ? { transactionID } : {}),
    ...(senderNonce ? { senderNonce } : {}),
    ...(recipientNonce ? { recipientNonce } : {}),
  };
}

/**
 * `SCEP cert '<alias>' state changed from A to B`, and the same of `Root cert`.
 * Source: Microsoft, "Troubleshoot SCEP certificate: delivery".
 */
export function readStateChange(text: string, line: Span): StateEvent | undefined {
  const machine = text.startsWith("SCEP cert '", line.start)
    ? 'scep'
    : text.startsWith("Root cert '", line.start)
      ? 'root'
      : undefined;
  if (!machine) return undefined;
  const start = line.start + 11;
  const quote = indexWithin(text, CHANGED, start, line.end);
  if (quote < 0) return undefined;
  const fromStart = quote + CHANGED.length;
  const fromEnd = indexWithin(text, ' to ', fromStart, line.end);
  if (fromEnd < 0) return undefined;
  const to = wordAt(text, fromEnd + 4, line.end);
  if (!to) return undefined;
  return {
    kind: 'state',
    machine,
    span: to.span,
    alias: tokenAt(text, start, quote),
    from: tokenAt(text, fromStart, fromEnd),
    to,
  };
}

const CHANGED = "' state changed from ";

/** The value of `name=` in `[a=…,b=…]`. A nonce is printed as `Nonce [hex]`: the hex is the value. */
function readMember(text: string, open: number, end: number, name: string): Token | undefined {
  const key = `${name}=`;
  let at = indexWithin(text, key, open, end);
  while (at > 0 && text[at - 1] !== '[' && text[at - 1] !== ',') at = indexWithin(text, key, at + 1, end);
  if (at < 0) return undefined;
  let start = at + key.length;
  if (text.startsWith('Nonce [', start)) start += 7;
  let stop = start;
  while (stop < end && text[stop] !== ',' && text[stop] !== ']') stop++;
  const token = tokenAt(text, start, stop);
  return token.value === '' || token.value === '<null>' ? undefined : token;
}

function wordAt(text: string, start: number, end: number): Token | undefined {
  let stop = start;
  while (stop < end && text.charCodeAt(stop) > 32) stop++;
  return stop > start ? tokenAt(text, start, stop) : undefined;
}
