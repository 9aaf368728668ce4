import { describe, expect, it } from 'vitest';
import { resolutions } from '../../../server/src/core/advice/index.ts';
import { statusContent } from '../../../server/src/core/explain/content/status.ts';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import {
  NOTES_1XX_TO_4XX,
  NOTES_5XX,
  type NotePlace,
  type StatusNote,
} from '../../../server/src/core/facts/codes/http/status-notes.ts';
import { HTTP_CAUSES, type HttpCause } from '../../../server/src/core/judge/http/causes.ts';
import { type HttpFailure, judgeHttp } from '../../../server/src/core/judge/http/index.ts';
import type { HttpEvent } from '../../../server/src/core/log/event.ts';
import { marked } from '../../../server/src/core/text/proof.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { analysisOf, findingsOf } from '../../support/check-findings.ts';

const HEAD =
  '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status time-taken\n';

/** What is asked in each place that a note speaks of. */
const ASKED: Readonly<Record<NotePlace, readonly string[]>> = {
  ndes: [
    'GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca',
    'GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=M',
  ],
  'policy-module': ['POST /CertificateRegistrationSvc/Certificate/VerifyRequest -'],
  admin: ['GET /certsrv/mscep_admin/ -'],
};
const PLACES = Object.keys(ASKED) as readonly NotePlace[];

interface Told {
  readonly what: string;
  readonly note: StatusNote;
  readonly failure: HttpFailure;
  readonly text: string;
}

/** A success code is one of its own operation alone. */
const NOTES: readonly StatusNote[] = [...NOTES_1XX_TO_4XX, ...NOTES_5XX].filter(({ code }) => !code.startsWith('2'));

/** Every note of the tables, and the judgement of a line with its status, in the place that it speaks of. */
function told(): readonly Told[] {
  return NOTES.flatMap((note) => {
    const [status = '', substatus = '0'] = note.code.split('.');
    return PLACES.filter((place) => note.place === 'any' || note.place === place).flatMap((place) =>
      ASKED[place].flatMap((request) => {
        const text = `${HEAD}2024-05-01 08:15:01 10.1.5.20 ${request} 443 - 10.40.87.9 agent ${status} ${substatus} 0 31\n`;
        const event = analysisOf(text, 'iis-w3c-log').document.records.at(0)?.events()[0] as HttpEvent;
        const { failure } = judgeHttp(event);
        return failure ? [{ what: `${place} ${note.code} ${failure.cause}`, note, failure, text }] : [];
      }),
    );
  });
}

describe('all that is said of one status', () => {
  const all = told();

  it('is looked at', () => {
    expect(all.length).toBeGreaterThan(50);
  });

  it('has no finding that is doubted beside a note that is not', () => {
    const doubted = all.filter(({ note, failure }) => !failure.general && note.verified && !failure.verified);
    expect(doubted.map(({ what }) => what)).toEqual([]);
  });

  it('has one cause and one mark in finding and hover, and what explains the code alone says the same of its table', () => {
    for (const { what, failure, text } of all) {
      const analysis = analysisOf(text, 'iis-w3c-log');
      const [finding] = findingsOf(analysis);
      const status = text.search(/agent \d{3}/) + 'agent '.length;
      const hover = (explainAt(analysis.document, status)?.paragraphs ?? []).map(english).join('\n');
      expect([what, hover]).toEqual([what, expect.stringContaining(english(marked(failure.message, failure)))]);
      expect([what, finding?.id]).toEqual([what, failure.rule]);
      if (finding) expect([what, finding.verified, finding.step]).toEqual([what, failure.verified, failure.step]);
      const [, code = '', sub = ''] = /agent (\d{3}) (\d+)/.exec(text) ?? [];
      const alone = statusContent(Number(code), Number(sub));
      expect(english(alone.title)).toMatch(new RegExp(`^HTTP ${code}`));
    }
  });
});

describe('the advice for one cause', () => {
  const steps = (Object.keys(HTTP_CAUSES) as readonly HttpCause[]).flatMap((cause) => {
    const { rule, resolutions: own = [] } = HTTP_CAUSES[cause] as { rule: unknown; resolutions?: readonly string[] };
    return typeof rule === 'string' && own.length > 0 ? [[cause, own] as const] : [];
  });

  it.each(steps)('begins at the step of its finding: %s', (cause, own) => {
    const found = told().find(({ failure }) => failure.cause === cause);
    if (found) expect(resolutions.get(own[0] ?? '')?.step).toBe(found.failure.step);
  });
});
