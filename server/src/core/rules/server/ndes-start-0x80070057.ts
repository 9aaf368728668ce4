import { isEvent } from '../../facts/codes/windows-events/index.ts';
import { PAGES } from '../../facts/pages.ts';
import { codeHex, codeSpan, codeText } from '../../judge/windows-event.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';
import { burstRun } from '../kinds/event-burst.ts';

const INVALID_PARAMETER = 0x80070057;
const NOT_FOUND = 0x80070002;
/** ERROR_MORE_DATA. */
const MORE_DATA = 0x800700ea;

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
      isPart: (event) => isEvent(event, 'ndes', 2, 10),
      mainId: 2,
      draft({ main, others }) {
        const code = [main, ...others].flatMap((event) => event.codes)[0]?.value;
        return {
          span: codeSpan(main),
          message: msg('NDES does not start, so every call of its URL is answered with 500. {0}', reason(code)),
          short: msg('NDES does not start: {0}', codeHex(code)),
          group: String(code),
          ...(code === MORE_DATA ? { resolutions: ['ndes-handler-mappings', 'verify-ndes-configuration'] } : {}),
          evidence: others.map((event) => ({
            span: event.span,
            message: msg('Event {0} of the same start names what is missing.', event.eventId.value),
          })),
        };
      },
    }),
};

function reason(code: number | undefined): Sentence {
  if (code === INVALID_PARAMETER) {
    return msg(
      '0x80070057 here means that an RA certificate cannot be used. Most often it has expired or is missing, the pool account cannot read its private key, another CA issued it, or its revocation cannot be checked.',
    );
  }
  if (code === NOT_FOUND) {
    return msg(
      '0x80070002 here means that a registry value is missing (for instance EnforcePassword), or that the policy module does not start (event 53).',
    );
  }
  if (code === MORE_DATA) {
    return msg(
      '0x800700EA here means that the handler mappings of the SCEP folders stand in the wrong order: ExtensionlessUrlHandler-ISAPI-4.0_64bit comes before StaticFile.',
    );
  }
  return msg('Reason: {0}.', codeText(code));
}
