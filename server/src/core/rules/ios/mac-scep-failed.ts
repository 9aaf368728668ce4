import { PAGES } from '../../facts/pages.ts';
import type { ErrorEvent, LogEvent } from '../../log/event.ts';
import type { LogRecord } from '../../log/model.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';

/** The domain under which macOS reports that SCEP gave no certificate. */
const SCEP_DOMAIN = 'MDM-SCEP';
const NO_CERTIFICATE = 15002;

export const macScepFailed: Rule = {
  id: 'mac-scep-failed',
  title: msg('macOS could not use the answer of the SCEP server'),
  severity: 'error',
  step: 5,
  formats: ['ios-console-log'],
  resolutions: ['mac-scep-failed', 'no-request-in-iis'],
  docUrl: PAGES.policyModuleCalls,
  source: 'micromdm/micromdm#436 ; fleetdm/fleet#34780 ; Apple documents no such line',
  verified: false,
  basis: 'reported',
  start: (report) => ({
    see(event, record) {
      const draft = draftOf(event, record);
      if (draft) report(draft);
    },
  }),
};

function draftOf(event: LogEvent, record: LogRecord): FindingDraft | undefined {
  if (event.kind === 'note' && event.note === 'mac-scep-failed') {
    return {
      span: event.span,
      message: msg(
        'The Mac sent its SCEP request and could not use the answer: an HTTP error, a refusal, or none at all. {0} Look for PKIOperation of this second in the log of the server.',
        reasonIn(record),
      ),
      short: msg('answer of the SCEP server not usable'),
    };
  }
  if (event.kind !== 'error' || namedByNote(record)) return undefined;
  const error = [event, ...event.causes].find(({ name }) => name.value === SCEP_DOMAIN);
  if (!error) return undefined;
  const code = error.code?.value;
  return {
    span: error.code?.span ?? error.span,
    group: String(code),
    message:
      code === NO_CERTIFICATE
        ? msg(
            'macOS got no certificate from the SCEP server (15002). It says so for any refusal: the log of the server at this time has the reason.',
          )
        : msg('macOS reports an error of SCEP, {0} {1}, of which no source of ours says more.', SCEP_DOMAIN, code ?? '-'),
    short: code === NO_CERTIFICATE ? msg('no certificate from the SCEP server') : msg('SCEP error {0}', code ?? '-'),
  };
}

/** The error that stands in the same line, as far as it can be told. */
function reasonIn(record: LogRecord): Sentence {
  const error = record.events().find((event): event is ErrorEvent => event.kind === 'error');
  return error ? msg('It ended with {0} {1}.', error.name.value, error.code?.value ?? '-') : msg('No error code follows.');
}

function namedByNote(record: LogRecord): boolean {
  return record.events().some((event) => event.kind === 'note' && event.note === 'mac-scep-failed');
}
