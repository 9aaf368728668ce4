import { describe, expect, it } from 'vitest';
import { Field } from '../../../../server/src/core/case/clocks/field.ts';
import { type Mark, marksOf } from '../../../../server/src/core/case/clocks/marks.ts';
import { sightsOf } from '../../../../server/src/core/case/clocks/sights.ts';
import { ANY_ZONE } from '../../../../server/src/core/case/clocks/zones.ts';
import type { LogFacts } from '../../../../server/src/core/log/facts.ts';
import { android, enrollments, iis, local } from './story.ts';

const START = Date.UTC(2026, 0, 13, 9);
const REACH = { range: ANY_ZONE, near: ANY_ZONE };

function markOf(log: LogFacts, kind: Mark['kind']): Mark {
  const mark = marksOf(log, [], 0).marks.find((one) => one.kind === kind);
  if (!mark) throw new Error(`no ${kind}`);
  return mark;
}

function fieldOf(log: LogFacts, ofDevices: readonly string[] = []): Field {
  const field = new Field(new Set(ofDevices));
  field.add(log.path, marksOf(log, [], 0), (ms) => ms);
  return field;
}

describe('a call of a device', () => {
  const calls = enrollments(START, 1, { method: 'GET' });
  const call = markOf(android('OMADM.log', calls, local(3600)), 'call-PKIOperation');
  const bare: Mark = { ...call, keys: [], first: { ...call.first } };
  const { transaction: _, ...nameless } = bare;

  it('may be the line of IIS that ends within it, whatever the zone', () => {
    const [sight] = sightsOf(call, 1, fieldOf(iis('u_ex.log', calls)), REACH);
    expect(sight?.by).toBe('key');
    const [low = 0, high = 0] = sight?.spans ?? [];
    expect(low).toBeLessThanOrEqual(3_600_000);
    expect(high).toBeGreaterThanOrEqual(3_600_000);
    expect(high - low).toBeLessThan(2500);
  });

  it('is none that another device, whose clock is known, has made', () => {
    const field = fieldOf(iis('u_ex.log', enrollments(START, 1)));
    const other = markOf(android('other/OMADM.log', enrollments(START, 1), local(0)), 'call-PKIOperation');
    expect(sightsOf(nameless, 1, field, REACH)).toHaveLength(1);
    field.use(other, 1, 0);
    expect(sightsOf(nameless, 1, field, REACH)).toHaveLength(0);
  });

  it('is none whose request the log of another device names', () => {
    expect(sightsOf(nameless, 1, fieldOf(iis('u_ex.log', calls), ['t:T0']), REACH)).toHaveLength(0);
    expect(sightsOf(call, 1, fieldOf(iis('u_ex.log', calls), ['t:T0']), REACH)).toHaveLength(1);
  });

  it('is none of another platform', () => {
    const field = fieldOf(iis('u_ex.log', [{ ...enrollments(START, 1)[0], platform: 'ios' } as never]));
    expect(sightsOf(nameless, 1, field, REACH)).toHaveLength(0);
  });
});
