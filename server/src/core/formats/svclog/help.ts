import type { FieldHelp } from '../../log/model.ts';
import { msg, type Sentence } from '../../text/sentence.ts';

const SPEC = 'MS-NETTR, sample of a trace event; SvcTraceViewer (.NET SDK)';
const CRP = 'Microsoft, "SCEP certificate request fails", sample entries';

/** What each part of a trace means. The names are those of the trace schema. */
export const svclogFieldHelp: Readonly<Record<string, FieldHelp>> = {
  EventID: help(msg('Number of the message. The connector uses 0 for most of them.')),
  Type: help(msg('Kind of entry: 3 is a trace event.')),
  SubType: help(msg('How serious the entry is: Information, Warning, Error; Start, Stop and Transfer frame an activity.')),
  Level: help(
    msg('The same as a number: 8 is information. The others (1 critical, 2 error, 4 warning, 16 verbose) are not verified.'),
  ),
  TimeCreated: help(msg('When the entry was written. Seven decimals; Z means UTC.')),
  Source: help(
    msg(
      'Who wrote the entry: CertificateRegistrationPoint checks the challenges of devices, NDESConnectorService talks to Intune.',
    ),
    CRP,
  ),
  ActivityID: help(msg('Entries of one activity share this id. All zeros: none.')),
  ProcessName: help(msg('The process that wrote the entry. w3wp is the worker process of IIS.')),
  ProcessID: help(msg('Id of the process.')),
  ThreadID: help(msg('Id of the thread. Entries of one request usually share it.')),
  Channel: help(msg('A channel, where the writer uses one.')),
  Computer: help(msg('The server that wrote the entry.')),
  message: help(msg('What happened.')),
  'error-name': help(msg('A .NET exception: what kind of error the program met.')),
  subject: help(msg('What the message is about.'), CRP),
};

function help(meaning: Sentence, source = SPEC): FieldHelp {
  return { meaning, source };
}
