import type { LogDocument } from '../log/model.ts';
import { explainClient } from './client.ts';
import { explainDirective } from './directive.ts';
import { explainError } from './error.ts';
import { explainField } from './field.ts';
import { explainHttpSys } from './http-sys.ts';
import type { Explanation } from './model.ts';
import { explainNote } from './note.ts';
import { type ExplainOptions, type Place, placeAt } from './place.ts';
import { explainRequest } from './request.ts';
import { explainScep } from './scep.ts';
import { explainSecret } from './secret.ts';
import { explainState } from './state.ts';
import { explainStatus } from './status.ts';
import { explainTime } from './time.ts';
import { explainEventMessage, explainWindowsEvent } from './windows-event.ts';
import { explainWord } from './word.ts';
import { explainWriter } from './writer.ts';

export type { ExplainOptions } from './place.ts';

/**
 * What the token at `offset` means, for any log of ours; undefined where nothing is known. The span is that of the explained token.
 * Where `options.judged`, it is said what the token is, and not what it comes from. Secrets are masked. Times are shown in UTC, and in `options.timeZone` (an IANA name) where it is given.
 * SCEP messages themselves are explained by core/scep.
 */
export function explainAt(document: LogDocument, offset: number, options: ExplainOptions = {}): Explanation | undefined {
  if (!Number.isInteger(offset) || offset < 0 || offset > document.text.length) return undefined;
  const place = placeAt(document, offset, options);
  if (!place) return explainDirective(document, offset);
  for (const explain of TOPICS) {
    const explanation = explain(place);
    if (explanation) return options.judged ? withoutSource(explanation) : explanation;
  }
  return undefined;
}

/** What is left where a finding says the rest is a name and numbers: its page is the finding's. */
function withoutSource({ span, title, paragraphs, rows }: Explanation): Explanation {
  return { span, title, paragraphs, rows, verified: true };
}

/** The topics in order: the first that has something to say answers. */
const TOPICS: readonly ((place: Place) => Explanation | undefined)[] = [
  explainSecret,
  explainHttpSys,
  explainStatus,
  explainTime,
  explainWindowsEvent,
  explainState,
  explainScep,
  explainError,
  explainClient,
  explainWriter,
  explainRequest,
  explainWord,
  explainNote,
  explainEventMessage,
  explainField,
];
