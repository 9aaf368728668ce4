import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Diagram, type DiagramRow, diagramOf } from '../../../../server/src/core/case/diagram/index.ts';
import type { CaseAttempt, CaseSnapshot, Evidence } from '../../../../server/src/core/case/model.ts';
import type { Observation } from '../../../../server/src/core/log/facts.ts';
import { msg } from '../../../../server/src/core/text/sentence.ts';
import { sampleCase } from '../../../case/generate/case.ts';
import { GIVEN, givenCase } from '../../../case/support/given.ts';
import { factsOfFiles } from '../../../case/support/read-logs.ts';
import { at, caseOf, log } from '../build.ts';

const sample = caseOf(...factsOfFiles(sampleCase().files));

/** Each row in short: `2 device>iis GetCACaps done 200 x3`, the number of its lines last. */
function short(rows: readonly DiagramRow[]): readonly string[] {
  return rows.flatMap((row) => {
    switch (row.kind) {
      case 'event': {
        const marks = `${row.lost ? ' lost' : ''}${row.stop ? ' STOP' : ''}`;
        const http = row.http?.status === undefined ? '' : ` ${row.http.status}`;
        return `${row.step} ${row.from}>${row.to} ${row.act} ${row.outcome}${http} x${row.evidence.length}${marks}`;
      }
      case 'repeat':
        return `${row.times} times: ${short(row.rows).join('; ')}`;
      case 'more':
        return `${row.events} more`;
      case 'gap':
        return `gap ${row.ms / 1000}`;
      case 'step':
        return `${row.step} ${row.from}>${row.to} ${row.outcome}${row.stop ? ' STOP' : ''}`;
      case 'unreached':
        return `unreached ${row.steps}`;
      default:
        return [];
    }
  });
}

function evidenceIn(rows: readonly DiagramRow[]): readonly Evidence[] {
  return rows.flatMap((row) => ('evidence' in row ? row.evidence : []));
}

function only(snapshot: CaseSnapshot): CaseAttempt {
  const [attempt] = snapshot.attempts;
  if (!attempt) throw new Error('the case has an enrollment');
  return attempt;
}

describe('the picture of an enrollment of the sample case', () => {
  const ofStep = (step: number): Diagram => {
    const attempt = sample.attempts.find(({ failedStep }) => failedStep === step);
    if (!attempt) throw new Error(`no enrollment failed at step ${step}`);
    return diagramOf(attempt);
  };

  it('shows the request that got no answer, and what was not reached', () => {
    const { lanes, rows } = ofStep(2);
    expect(lanes.map(({ id, logs }) => [id, logs.length])).toEqual([
      ['device', 1],
      ['iis', 1],
      ['intune', 0],
    ]);
    expect(short(rows)).toEqual([
      '1 intune>device profile-delivered done x1',
      '2 device>device started unknown x1',
      '2 device>iis GetCACaps done 200 x3',
      '2 device>iis GetCACert done 200 x3',
      '2 device>device request-built unknown x4',
      '2 device>iis PKIOperation unknown x1 lost STOP',
      expect.stringMatching(/^gap 49/),
      '2 device>device error failed x1',
      '2 device>device state failed x1',
      'unreached 3,4,5,6',
    ]);
  });

  it('shows which of several machines refused, what its neighbours say of it, and the step that no log shows', () => {
    const { lanes, rows } = ofStep(4);
    expect(lanes.map(({ id }) => id)).toEqual(['device', 'iis', 'ndes', 'connector', 'ca', 'intune']);
    expect(short(rows)).toEqual([
      '1 intune>device profile-delivered done x1',
      '2 device>device started unknown x1',
      '2 device>iis GetCACaps done 200 x3',
      '2 device>iis GetCACert done 200 x3',
      '2 device>device request-built unknown x4',
      '2 device>iis PKIOperation done 200 x3',
      '2 ndes>connector PKIOperation done x1',
      '3 connector>intune verify done x1',
      '4 ndes>ca issue failed x3 STOP',
      '4 iis>device reply failed x1',
      '4 device>device state failed x1',
      '6 connector>intune not-in-these-logs',
      'unreached 5',
    ]);
  });

  it('says how long a request took by the log of whoever asked', () => {
    const { rows } = ofStep(4);
    const request = rows.find((row) => row.kind === 'event' && row.act === 'GetCACaps');
    const [call, end] = evidenceIn(request ? [request] : [])
      .filter(({ observation }) => observation.by === 'device')
      .map(({ atMs = 0 }) => atMs);
    expect(request).toMatchObject({ durationMs: (end ?? 0) - (call ?? 0) });
  });
});

describe('no line of an enrollment is lost', () => {
  const cases = [
    ['the sample case', sample] as const,
    ...GIVEN.map((name) => [name, caseOf(...factsOfFiles(givenCase(name).files))] as const),
  ];

  it.each(cases)('each stands in one row of its picture: %s', (_, { attempts }) => {
    expect(attempts.length).toBeGreaterThan(5);
    for (const attempt of attempts) {
      const all = attempt.steps.flatMap(({ evidence }) => evidence.map(placeOf)).sort();
      expect(evidenceIn(diagramOf(attempt).rows).map(placeOf).sort()).toEqual(all);
    }
  });

  it.each(cases)('whatever failed has one place where it stopped: %s', (_, { attempts }) => {
    for (const attempt of attempts) {
      const stops = JSON.stringify(short(diagramOf(attempt).rows)).match(/STOP/g) ?? [];
      expect([attempt.id, stops.length]).toEqual([attempt.id, attempt.failedStep === undefined ? 0 : 1]);
    }
  });

  const line = fc.record({
    act: fc.constantFrom<Observation['act']>('GetCACaps', 'PKIOperation', 'verify', 'issue', 'state', 'error', 'notify', 'reply'),
    by: fc.constantFrom<Observation['by']>('device', 'iis', 'ndes', 'connector', 'ca', 'windows'),
    phase: fc.constantFrom<Observation['phase']>('call', 'end', 'whole'),
    outcome: fc.constantFrom<Observation['outcome']>('done', 'failed', 'waiting', 'unknown'),
    seconds: fc.option(fc.integer({ min: 0, max: 5000 })),
    step: fc.integer({ min: 1, max: 6 }),
  });

  it('whatever the lines, however often they come, and the same lines give the same picture', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), fc.integer({ min: 1, max: 6 }), (lines, rounds) => {
        const attempt = attemptOf(Array.from({ length: rounds }, () => lines).flat());
        const { rows } = diagramOf(attempt);
        const all = attempt.steps.flatMap(({ evidence }) => evidence.map(placeOf)).sort();
        expect(evidenceIn(rows).map(placeOf).sort()).toEqual(all);
        expect(diagramOf(attempt)).toEqual(diagramOf(attempt));
      }),
      { numRuns: 150 },
    );
  });
});

describe('what comes again and again', () => {
  const polls = (times: number, everyS: number): readonly Line[] =>
    Array.from({ length: times }, (_, n) => n * everyS).flatMap((start): readonly Line[] => [
      { act: 'GetCACaps', by: 'iis', phase: 'whole', outcome: 'done', seconds: start, step: 2 },
      { act: 'PKIOperation', by: 'iis', phase: 'whole', outcome: 'failed', seconds: start + 1, step: 2 },
    ]);

  it('is one block with its number', () => {
    expect(short(diagramOf(attemptOf(polls(14, 60))).rows)).toEqual([
      '14 times: 2 device>iis GetCACaps done x14; 2 device>iis PKIOperation failed x14',
      'unreached 1,3,4,5,6',
    ]);
  });

  it('is drawn one by one where it came twice', () => {
    expect(short(diagramOf(attemptOf(polls(2, 10))).rows)).toHaveLength(5);
  });

  it('keeps a picture short however long the enrollment went on', () => {
    const many: readonly Line[] = Array.from({ length: 8_000 }, (_, n) => {
      const by = (['iis', 'connector', 'ndes'] as const)[(n * n) % 3] ?? 'iis';
      return {
        act: n % 7 === 0 ? 'error' : 'verify',
        by,
        phase: 'whole',
        outcome: n % 5 === 0 ? 'failed' : 'done',
        seconds: n,
        step: 3,
      };
    });
    const { rows } = diagramOf(attemptOf(many));
    expect(rows.length).toBeLessThan(140);
    expect(evidenceIn(rows)).toHaveLength(many.length);
  });
});

describe('time', () => {
  it('that passes without a line is a gap of its own', () => {
    const { rows } = diagramOf(
      attemptOf([
        { act: 'GetCACaps', by: 'iis', phase: 'whole', outcome: 'done', seconds: 0, step: 2 },
        { act: 'GetCACert', by: 'iis', phase: 'whole', outcome: 'done', seconds: 540, step: 2 },
      ]),
    );
    expect(short(rows)[1]).toBe('gap 540');
  });

  it('of two retries is told apart: a line joins the nearest request of its kind', () => {
    const { rows } = diagramOf(
      attemptOf([
        { act: 'GetCACaps', by: 'device', phase: 'call', outcome: 'unknown', seconds: 0, step: 2 },
        { act: 'GetCACaps', by: 'device', phase: 'call', outcome: 'unknown', seconds: 20, step: 2 },
        { act: 'GetCACaps', by: 'iis', phase: 'whole', outcome: 'done', seconds: 21, step: 2 },
        { act: 'GetCACaps', by: 'device', phase: 'end', outcome: 'done', seconds: 22, step: 2 },
      ]),
    );
    expect(short(rows)).toEqual(['2 device>iis GetCACaps unknown x1', '2 device>iis GetCACaps done x3', 'unreached 1,3,4,5,6']);
  });
});

describe('a proxy', () => {
  it('has a lane where the server wrote whom it forwarded for', () => {
    const snapshot = caseOf(
      log('u_ex.log', [
        { by: 'iis', act: 'PKIOperation', time: at(1), outcome: 'done', keys: { address: '10.0.0.1', forwardedFor: '10.9.9.9' } },
      ]),
    );
    expect(diagramOf(only(snapshot)).lanes.map(({ id }) => id)).toContain('proxy');
  });
});

interface Line extends Pick<Observation, 'act' | 'by' | 'phase' | 'outcome'> {
  readonly seconds: number | null;
  readonly step: number;
}

const STEPS = [1, 2, 3, 4, 5, 6] as const;

/** An enrollment of these lines, each writer in a log of its own. */
function attemptOf(lines: readonly Line[]): CaseAttempt {
  const evidence = lines.map(({ seconds, step, ...said }, record): Evidence & { readonly step: number } => {
    const time = seconds === null ? undefined : at(seconds);
    const span = { start: record * 100, end: record * 100 + 10 };
    const words = msg('a test');
    const observation: Observation = {
      ...{ record, span, line: record, column: 0, further: 0, platform: 'unknown', step: STEPS[step - 1] ?? 1, words, keys: {} },
      ...said,
      ...(time ? { time } : {}),
    };
    const place = { path: `${said.by}.log`, observation, linkedBy: 'thread', confidence: 'likely' } as const;
    return { ...place, ...(time ? { atMs: time.epochMs } : {}), step };
  });
  return {
    ...{ id: 'a1', outcome: 'unknown', platform: 'android', device: {}, alternatives: [], collectNext: [], nearMisses: [] },
    steps: STEPS.map((step) => ({
      step,
      outcome: evidence.some((one) => one.step === step) ? 'done' : 'not-reached',
      wouldShow: [],
      evidence: evidence.filter((one) => one.step === step),
    })),
  };
}

function placeOf({ path, observation }: Evidence): string {
  return `${path}:${observation.record}:${observation.span.start}:${observation.act}`;
}
