import type { FlowStep } from '../../../log/finding.ts';
import { msg, type Sentence } from '../../../text/sentence.ts';
import { PAGES } from '../../pages.ts';
import type { EventInfo, EventOutcome } from './model.ts';

const POOL_DISABLED = 'the text of the event';

/** Events of the server: NDES itself, the worker process of IIS, and what watches it. Of the 49 events of NDES these were found. */
export const SERVER_EVENTS: readonly EventInfo[] = [
  ndes(1, 'ok', msg('NDES started.')),
  ndes(
    2,
    'failed',
    msg('NDES cannot start: every call of its URL is answered with 500. The code in the message names the reason.'),
    {
      name: 'EVENT_MSCEP_FAILED_TO_LOAD',
      source: PAGES.ndesEvent2,
      step: 2,
    },
  ),
  ndes(3, 'ok', msg('NDES stopped.')),
  ndes(4, 'failed', msg('NDES could not be stopped.')),
  ndes(6, 'failed', msg('NDES handed out no password: the user lacks Enroll on the template, or the CA does not publish it.')),
  ndes(7, 'failed', msg('NDES could not hand out the CA certificates (GetCACert).'), { step: 2 }),
  ndes(8, 'failed', msg('NDES could not get some information, presumably about the CA.'), { verified: false }),
  ndes(10, 'failed', msg('NDES cannot get one of its RA certificates, so it does not start.'), {
    name: 'EVENT_MSCEP_FAILED_RA_CERT',
    source: PAGES.ndesEvent10,
    step: 2,
  }),
  ndes(16, 'failed', msg('NDES cannot decode the message that the client sent over HTTP.'), {
    name: 'EVENT_MSCEP_FAIL_TO_DECODE',
    source: PAGES.ndesEventTexts,
    step: 2,
  }),
  ndes(
    17,
    'failed',
    msg('NDES cannot find the transactionID, the messageType or the signing certificate in the message of the client.'),
    {
      name: 'EVENT_MSCEP_FAIL_TO_RETRIEVE_INFO',
      source: PAGES.ndesEventTexts,
      step: 2,
    },
  ),
  ndes(
    18,
    'failed',
    msg(
      'NDES cannot decrypt the message of the client. Most often it was encrypted for another certificate; a private key that NDES cannot use, or a damaged message, gives the same event.',
    ),
    {
      name: 'EVENT_MSCEP_FAIL_TO_DECRYPT_INNER',
      source: `${PAGES.ndesEventTexts} ; certnanny/sscep#60`,
      step: 2,
    },
  ),
  ndes(19, 'failed', msg('NDES failed to process a message; what exactly was not found.'), {
    source: PAGES.ndesEventTexts,
    verified: false,
  }),
  ndes(29, 'failed', msg('The challenge password of the request cannot be verified; it may have been used already.'), {
    source: 'certnanny/sscep#46 ; certnanny/sscep#156',
    step: 3,
  }),
  ndes(31, 'failed', msg('NDES could not submit the request to the CA, or the CA refused it. The text beside the code counts.'), {
    name: 'EVENT_MSCEP_FAIL_SUBMIT',
    source: `${PAGES.ndesEvent31} ; CERT:devices-receive-scep-certificates-error-0x80094800`,
    step: 4,
  }),
  ndes(53, 'failed', msg('The policy module could not be started.'), {
    source: PAGES.ndesEvent2,
    step: 3,
  }),
  {
    provider: 'deployment',
    id: 105,
    outcome: 'information',
    meaning: msg(
      'The parameters with which NDES was installed. Both providers should be "Microsoft Strong Cryptographic Provider".',
    ),
    source: 'script:Validate-NDESConfiguration.ps1',
    verified: true,
  },
  {
    provider: 'application-error',
    id: 1000,
    outcome: 'failed',
    meaning: msg(
      'A program crashed. The first line names it, the third the kind of error. w3wp.exe is an application pool of IIS: after some crashes IIS switches it off and answers 503.',
    ),
    source: 'CERT:troubleshoot-scep-certificate-device-to-ndes',
    verified: true,
  },
  {
    provider: 'was',
    id: 5009,
    outcome: 'failed',
    meaning: msg(
      'The process of an application pool ended unexpectedly. The message names the pool, the process and its exit code.',
    ),
    source: 'CERT:certificateregistrationsvc-verify-request-error',
    verified: true,
  },
  {
    provider: 'was',
    id: 5002,
    outcome: 'failed',
    meaning: msg('IIS switched an application pool off because its processes failed repeatedly.'),
    source: 'common knowledge',
    verified: false,
  },
  was(
    5021,
    msg(
      'The account of an application pool is not valid: the name or password is wrong, or it may not log on as a batch job. IIS switches the pool off at its first request.',
    ),
    'published events',
  ),
  was(5057, msg('IIS switched an application pool off because its account is not valid.'), POOL_DISABLED),
  was(5059, msg('IIS switched an application pool off because it could not start a process for it.'), POOL_DISABLED),
  {
    provider: 'asp-net',
    id: 1310,
    outcome: 'failed',
    meaning: msg(
      'A web application failed. Event code 3007 is a compilation error: on NDES, often because the pool account cannot write to C:\\Windows\\Temp.',
    ),
    step: 3,
    source: 'CERT:certificateregistrationsvc-verify-request-error',
    verified: true,
  },
];

interface Details {
  readonly name?: string;
  readonly source?: string;
  readonly step?: FlowStep;
  readonly verified?: boolean;
}

function ndes(id: number, outcome: EventOutcome, meaning: Sentence, details: Details = {}): EventInfo {
  return { provider: 'ndes', id, outcome, meaning, source: PAGES.ndesEvents, verified: true, ...details };
}

function was(id: number, meaning: Sentence, source: string): EventInfo {
  return { provider: 'was', id, outcome: 'failed', meaning, source, verified: true };
}
