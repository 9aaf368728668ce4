import { type CertificateState, certificateState, readStateName, STATES_ON_THE_WAY } from '../facts/codes/android.ts';
import { PAGES } from '../facts/pages.ts';
import type { StateEvent } from '../log/event.ts';
import { msg, type Sentence, verbatim } from '../text/sentence.ts';
import { type Token, touches } from '../text/span.ts';
import type { Explanation, ExplanationRow } from './model.ts';
import { causes, codeRow, type Place, row, stepRow } from './place.ts';

/** A state of a certificate on the device: what it means, where it stands in the order, and what comes next. */
export function explainState(place: Place): Explanation | undefined {
  for (const event of place.events) {
    if (event.kind !== 'state') continue;
    if (touches(event.to.span, place.offset)) return explain(place, event, event.to);
    if (touches(event.from.span, place.offset)) return explain(place, event, event.from);
  }
  return undefined;
}

function explain(place: Place, event: StateEvent, token: Token): Explanation {
  const state = certificateState(event.machine, token.value);
  const repeated = event.from.value === event.to.value;
  return {
    span: token.span,
    title: verbatim(token.value),
    paragraphs: causes(place, state?.meaning ?? readStateName(token.value), ...(repeated ? [REPEATED] : [])),
    rows: [
      row(msg('Certificate'), event.machine === 'root' ? msg('trusted root') : msg('SCEP')),
      ...placeRows(event, state),
      stepRow(state?.step ?? 5),
    ],
    link: PAGES.delivery,
    verified: state?.verified ?? false,
  };
}

const REPEATED: Sentence = msg('The same state again: a new sync asked for it once more. That is harmless.');

function placeRows(event: StateEvent, state: CertificateState | undefined): readonly ExplanationRow[] {
  if (!state?.place) return [];
  const order = row(msg('Place in the order'), msg('{0} of {1}', state.place, STATES_ON_THE_WAY[event.machine]));
  if (state.last) return [order, row(msg('Next, when all is well'), msg('nothing: this is the last state'))];
  return state.next ? [order, codeRow(msg('Next, when all is well'), state.next)] : [order];
}
