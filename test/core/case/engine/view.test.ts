import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../../server/src/core/case/engine/view.ts';
import type { FindingGroup } from '../../../../server/src/core/log/finding.ts';
import { msg } from '../../../../server/src/core/text/sentence.ts';
import { attempt, evidence, input, log, observation, START_MS } from '../support/hand.ts';

const asked = observation(2, { by: 'iis', act: 'GetCACert' });
const sent = observation(9, { by: 'iis', act: 'PKIOperation', step: 4 });
const alone = observation(5, { by: 'iis', act: 'PKIOperation' });
const untimed = observation(7, { by: 'device', act: 'request-built' });

describe('a case, as rules ask it', () => {
  it('gives the lines of an attempt in order of time, whatever step they are of', () => {
    const late = evidence('x.log', observation(1, { by: 'ndes', act: 'issue', step: 4 }), { atMs: START_MS + 60_000 });
    const view = viewOf(input([], [attempt('a1', [late, evidence('x.log', sent), evidence('x.log', asked)])]));
    expect(view.attempts.flatMap((one) => view.evidence(one).map(({ observation: { line } }) => line))).toEqual([2, 9, 1]);
  });

  it('knows what no attempt holds, in order of time, and leaves out what has no time', () => {
    const { time: _, ...without } = untimed;
    const one = attempt('a1', [evidence('x.log', asked)]);
    const view = viewOf(input([log('x.log', [sent, asked, alone]), log('y.log', [without])], [one]));
    expect(view.free('iis').map(({ observation: { line } }) => line)).toEqual([5, 9]);
    expect(view.free('device')).toEqual([]);
  });

  it('says from when to when a log was written, also where the newest entry stands first', () => {
    const first = observation(9, { by: 'iis', act: 'PKIOperation' });
    const view = viewOf(input([log('x.log', [first, asked]), log('empty.log', [])], []));
    expect(view.spanOf('x.log')).toEqual({ fromMs: START_MS + 2000, toMs: START_MS + 9000 });
    expect(view.spanOf('empty.log')).toBeUndefined();
    expect(view.spanOf('no.log')).toBeUndefined();
  });

  it('takes an IIS log without any SCEP request for that of another web site', () => {
    const other = observation(0, { by: 'iis', act: 'error' });
    const call = observation(0, { by: 'iis', act: 'GetCACert', http: { operation: 'GetCACert', status: 200 } });
    const view = viewOf(input([log('other.log', [other]), log('ndes.log', [call])], []));
    expect(view.iisLogs().map(({ path }) => path)).toEqual(['ndes.log']);
  });

  it('finds the warnings and errors of logs that mark a line of an attempt, its further lines included', () => {
    const group = (id: string, start: number, severity: 'error' | 'hint'): FindingGroup => {
      const span = { start, end: start + 1 };
      const texts = {
        message: msg('It is so.'),
        short: msg('so'),
        docUrl: 'https://learn.microsoft.com/x',
        group: '',
        verified: true,
      };
      const finding = { id, severity, span, step: 3, evidence: [], resolutions: [], ...texts } as const;
      return { id, group: '', count: 1, shown: [finding], spread: [], offsets: [start] };
    };
    const lines = { numbers: Uint32Array.of(2, 3, 4), starts: Float64Array.of(20, 30, 40) };
    const groups = [group('marks-it', 33, 'error'), group('elsewhere', 41, 'error'), group('only-a-hint', 22, 'hint')];
    const twoLines = observation(2, { by: 'device', act: 'error', further: 1 });
    const one = attempt('a1', [evidence('x.log', twoLines)]);
    const view = viewOf(input([log('x.log', [twoLines], { groups, lines })], [one]));
    expect(view.explanations(one).map(({ id }) => id)).toEqual(['marks-it']);
  });
});
