import { PAGES } from '../../facts/pages.ts';
import { isNdesStart } from '../../judge/cause/ndes-start.ts';
import { startFailure } from '../../judge/event/index.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';
import { burstRun } from '../kinds/event-burst.ts';
import { judgedDraft } from '../kinds/judged-draft.ts';

export const ndesStart0x80070057: Rule = {
  id: 'ndes-start-0x80070057',
  title: msg('NDES does not start (events 2 and 10)'),
  severity: 'error',
  step: 2,
  formats: ['windows-event-log'],
  resolutions: ['ndes-start-0x80070057', 'http-500-ra-certs-expired', 'verify-ndes-configuration'],
  docUrl: PAGES.internalError,
  source: `${PAGES.ndesEvent2} ; ${PAGES.ndesEvent10} ; Microsoft KB 2800975 (0x800700EA)`,
  verified: true,
  start: (report) =>
    burstRun(report, {
      isPart: isNdesStart,
      mainId: 2,
      draft: (events) => judgedDraft(startFailure(events)),
      also: ({ eventId }) => msg('Event {0} of the same start names what is missing.', eventId.value),
    }),
};
