import { failInfo, messageTypes, pkiStatus, scepValue } from '../facts/codes/scep.ts';
import { PAGES } from '../facts/pages.ts';
import type { ScepEvent } from '../log/event.ts';
import { msg, type Sentence, verbatim } from '../text/sentence.ts';
import { type Token, touches } from '../text/span.ts';
import { failInfoContent, messageTypeContent, pkiStatusContent } from './content/scep-value.ts';
import type { Explanation } from './model.ts';
import { codeRow, type Place } from './place.ts';

/** A value of a SCEP message that a client printed: messageType, pkiStatus, failInfo, transactionID, nonces. */
export function explainScep(place: Place): Explanation | undefined {
  for (const event of place.events) {
    if (event.kind !== 'scep') continue;
    for (const [name, explain] of MEMBERS) {
      const token = event[name];
      if (token && touches(token.span, place.offset))
        return { link: PAGES.rfc8894, verified: true, ...explain(event, token, place), span: token.span };
    }
  }
  return undefined;
}

type Member = 'messageType' | 'pkiStatus' | 'failInfo' | 'transactionID' | 'senderNonce' | 'recipientNonce';
type Content = Pick<Explanation, 'title' | 'paragraphs' | 'rows'> & Partial<Pick<Explanation, 'verified' | 'link'>>;
type Explain = (event: ScepEvent, token: Token, place: Place) => Content;

const MEMBERS: readonly (readonly [Member, Explain])[] = [
  ['messageType', ofMessageType],
  ['pkiStatus', ofPkiStatus],
  ['failInfo', ofFailInfo],
  ['transactionID', ofTransactionID],
  ['senderNonce', ofSenderNonce],
  ['recipientNonce', ofRecipientNonce],
];

function ofMessageType(_event: ScepEvent, token: Token): Content {
  const type = scepValue(messageTypes, token.value);
  return type ? messageTypeContent(type) : unknown('messageType', token);
}

function ofPkiStatus(event: ScepEvent, token: Token): Content {
  const status = scepValue(pkiStatus, token.value);
  if (!status) return unknown('pkiStatus', token);
  return pkiStatusContent(status, event.failInfo ? [codeRow(msg('failInfo'), event.failInfo.value)] : []);
}

function ofFailInfo(_event: ScepEvent, token: Token, place: Place): Content {
  const info = scepValue(failInfo, token.value);
  return info ? failInfoContent(info, place.options.judged) : unknown('failInfo', token);
}

function unknown(name: Member, token: Token): Content {
  return { title: verbatim(name), paragraphs: [msg('unknown ({0})', token.value)], rows: [] };
}

/** jscep: SHA-1 of the public key as 40 hexadecimal digits (jscep transaction/TransactionId). */
function ofTransactionID(_event: ScepEvent, token: Token): Content {
  const paragraphs: Sentence[] = [
    msg('Names the enrollment: the same id stands in the request, in its answer and in every retry with the same key.'),
  ];
  if (/^[0-9A-Fa-f]{40}$/.test(token.value)) {
    paragraphs.push(
      msg(
        '40 hexadecimal digits: the Android client makes it from its public key (SHA-1). Same id, same key; a new id, a new key.',
      ),
    );
  }
  return { title: msg('transactionID'), paragraphs, rows: [codeRow(msg('Value'), token.value.slice(0, 200))] };
}

function ofSenderNonce(event: ScepEvent, token: Token): Content {
  return {
    title: msg('senderNonce'),
    paragraphs: [
      event.direction === 'request'
        ? msg(
            'A random number of this request. The answer must bring it back as recipientNonce, which shows that it is no old answer.',
          )
        : msg('A random number of this answer.'),
    ],
    rows: [codeRow(msg('Value'), token.value.slice(0, 200))],
  };
}

function ofRecipientNonce(_event: ScepEvent, token: Token): Content {
  return {
    title: msg('recipientNonce'),
    paragraphs: [
      msg(
        'The senderNonce of the request, sent back. If it differs, the answer belongs to another request or comes from a cache.',
      ),
    ],
    rows: [codeRow(msg('Value'), token.value.slice(0, 200))],
  };
}
