import type { ErrorEvent, NoteEvent } from '../../log/event.ts';
import type { LanguageId } from '../../log/model.ts';
import { connectorCause } from '../cause/connector.ts';
import { CONNECTOR_CAUSES } from '../cause/connector-words.ts';
import { profileErrorOf, scepErrorOf } from '../cause/ios.ts';
import { jscepFailure } from '../cause/jscep.ts';
import { rememberingLast } from '../last-answer.ts';
import type { JudgedToken } from '../model.ts';
import { iosProfileWords, iosScepWords } from './ios.ts';
import { JSCEP_CAUSES, JSCEP_NOTES, jscepWords } from './jscep.ts';
import { setupNoteWords, setupWords } from './setup.ts';

/**
 * What an error that a client or a set-up printed means: one decision, in the words of its finding. Undefined for one that is no part of an enrollment or
 * of a set-up. `format` is that of its record: functions of Windows fail in other logs, too.
 */
export const judgeError = rememberingLast((event: ErrorEvent, format: LanguageId): JudgedToken | undefined => {
  switch (event.notation) {
    case 'java-exception': {
      const failure = jscepFailure(event);
      return failure && jscepWords(failure);
    }
    case 'ns-error': {
      const scep = scepErrorOf(event);
      if (scep) return scep.code && iosScepWords(scep, scep.code.value);
      const profile = profileErrorOf(event);
      return profile && iosProfileWords(profile);
    }
    case 'windows-error':
      return format === 'msi-setup-log' ? setupWords(event) : undefined;
    case 'scep-error-key':
    case 'dotnet-exception':
      return undefined;
  }
});

/** What a known line of a client or of the connector means where it tells of a failure by itself; undefined for all others. */
export function judgeNote(event: NoteEvent): JudgedToken | undefined {
  const { span } = event;
  const named = connectorCause(event);
  if (named) return { cause: named, rule: named, span, ...CONNECTOR_CAUSES[named] };
  const cause = JSCEP_NOTES.get(event.note);
  return cause ? { cause, span, ...JSCEP_CAUSES[cause] } : setupNoteWords(event);
}
