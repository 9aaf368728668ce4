import type { FlowStep } from '../../../log/finding.ts';
import { msg, type Sentence } from '../../../text/sentence.ts';
import { PAGES } from '../../pages.ts';
import type { EventInfo, EventOutcome } from './model.ts';

const TAME = 'Sleepw4lker/TameMyCerts:TameMyCerts/Models/Events.cs';

/** Events of the CA and of what decides for it, in the Application log of the CA: why a request was refused stands here, and mostly only here. */
export const CA_EVENTS: readonly EventInfo[] = [
  ca(6, 'ok', msg('The CA issued the certificate of a request. It writes this only while its log level is raised.'), 4),
  ca(7, 'failed', msg('The CA denied a request. The text behind "because" is the reason.'), 4),
  ca(8, 'progress', msg('The CA keeps a request until somebody approves it.'), 4),
  ca(9, 'failed', msg('The CA did not start, because it could not load its policy module.'), 4),
  ca(10, 'failed', msg('The CA could not build a chain for one of its certificates.')),
  ca(21, 'failed', msg('The CA could not process a request. The code in the text is the reason.'), 4),
  ca(22, 'failed', msg('The CA could not process a request; additional information follows the reason.'), 4, false),
  ca(44, 'failed', msg('The policy module of the CA returned an error. The code in the text is the reason.'), 4),
  ca(
    53,
    'failed',
    msg('The CA denied a request; additional information, such as "Denied by Policy Module", follows the reason.'),
    4,
    false,
  ),
  ca(77, 'information', msg('The policy module of the CA logged a warning.'), 4),
  ca(78, 'failed', msg('The policy module of the CA logged an error.'), 4, false),
  tame(1, 'ok', msg('The policy module TameMyCerts was loaded.')),
  tame(2, 'failed', msg('The policy module TameMyCerts could not be initialised, so that the CA may refuse every request.')),
  tame(
    5,
    'information',
    msg('TameMyCerts would have denied a request, and let it pass because the policy is set to audit only.'),
    4,
  ),
  tame(
    6,
    'failed',
    msg('TameMyCerts denied a request, because it does not fit the policy of its template. The text lists why.'),
    4,
  ),
  tame(7, 'information', msg('TameMyCerts has no policy for the template of a request.'), 4),
  tame(8, 'failed', msg('TameMyCerts denied a request, because there is no policy for its template.'), 4),
  tame(9, 'failed', msg('TameMyCerts does not support what the CA is set up to use.')),
  tame(10, 'failed', msg('TameMyCerts denied a request: what its template asks for could not be read.'), 4),
  tame(12, 'ok', msg('TameMyCerts let a request pass, and it was issued.'), 4),
  tame(13, 'progress', msg('TameMyCerts let a request pass, and it waits for approval.'), 4),
  tame(14, 'information', msg('TameMyCerts has remarks on a request that it let pass.'), 4),
  tame(15, 'failed', msg('TameMyCerts denied a request: the folder with its policies is missing.'), 4),
  {
    provider: 'dotnet-runtime',
    id: 1026,
    outcome: 'failed',
    meaning: msg(
      'A .NET program ended because of an exception that nothing caught; the text names it. Event 1000 of Application Error mostly follows. It counts where the program is one of the connector, or w3wp.exe.',
    ),
    source: 'common knowledge',
    verified: false,
  },
];

function ca(id: number, outcome: EventOutcome, meaning: Sentence, step?: FlowStep, verified = true): EventInfo {
  const base = { provider: 'ca', id, outcome, meaning, source: PAGES.caEvents, verified } as const;
  return step === undefined ? base : { ...base, step };
}

function tame(id: number, outcome: EventOutcome, meaning: Sentence, step?: FlowStep): EventInfo {
  const base = { provider: 'tame-my-certs', id, outcome, meaning, source: TAME, verified: true } as const;
  return step === undefined ? base : { ...base, step };
}
