import type { FieldHelp } from '../../log/model.ts';
import { msg, type Sentence } from '../../text/sentence.ts';

const SCHEMA = 'Microsoft Learn, Windows Event Log, SystemPropertiesType (eventschema-systempropertiestype-complextype)';

/** What each part of an event means. The names are those of the event schema. */
export const windowsEventFieldHelp: Readonly<Record<string, FieldHelp>> = {
  Channel: help(msg('The log that the event is from: Application, System, or one of "Applications and Services Logs".')),
  Provider: help(msg('The program that wrote the event. An event id means something only together with it.')),
  TimeCreated: help(
    msg(
      'When the event was written. XML has it in UTC; copied text and lists show it in the time zone and language of the computer on which they were exported.',
    ),
  ),
  EventID: help(msg('Which message of its provider this is.')),
  Task: help(msg('The part of the provider that wrote the event.')),
  Opcode: help(msg('The stage of an operation, for instance Start or Stop.')),
  Level: help(
    msg(
      'How serious the provider considers the event. XML has it as a number: 1 critical, 2 error, 3 warning, 4 information, 5 verbose.',
    ),
  ),
  Keywords: help(msg('Groups of events that this one belongs to. Classic: the event was written through the old interface.')),
  User: help(msg('The account under which the event was written.')),
  Computer: help(msg('The computer that wrote the event.')),
  EventRecordID: help(
    msg('The number of the event in its log. A gap may mean that the log was cleared, or that only a part of it was saved.'),
  ),
  ProcessID: help(msg('The process that wrote the event.')),
  ThreadID: help(msg('The thread that wrote the event.')),
  ActivityID: help(msg('Events of one activity share this id.')),
  Data: help(msg('A value that the provider put into the message.')),
  code: help(msg('An error code of Windows.')),
  url: help(msg('An address that the message names.')),
  message: help(msg('What happened, in the language of the computer on which the event was exported.')),
};

function help(meaning: Sentence): FieldHelp {
  return { meaning, source: SCHEMA };
}
