import { describe, expect, test } from 'vitest';
import { at, caseOf, log } from './build.ts';

const CAPI2 = 'Microsoft-Windows-CAPI2/Operational';
const next = (...said: Parameters<typeof log>[1]): readonly string[] =>
  caseOf(log('NDES01.log', said)).attempts.flatMap(({ collectNext }) => collectNext.map(({ log: name }) => name));

describe('a certificate that a machine does not accept leads to the events of CAPI2', () => {
  const request = { by: 'iis', act: 'PKIOperation', time: at(2), durationMs: 1500, outcome: 'done' } as const;
  const verify = (status: number, substatus: number) =>
    ({
      ...({ by: 'iis', act: 'verify', step: 3, time: at(1), durationMs: 300, outcome: 'failed' } as const),
      http: { operation: 'VerifyRequest', status, substatus },
    }) as const;

  test.each([7, 13, 16, 17])('the policy module with its client certificate: 403.%i', (substatus) => {
    expect(next(verify(403, substatus), request)).toContain(CAPI2);
  });

  test('and not a call that failed for another reason', () => {
    expect(next(verify(500, 0), request)).not.toContain(CAPI2);
  });

  test('a Windows device that does not trust the server', () => {
    const failed = { by: 'device', platform: 'windows', act: 'error', step: 2, outcome: 'failed' } as const;
    const begun = { by: 'device', platform: 'windows', act: 'request-built', attempt: 1, time: at(0) } as const;
    expect(next(begun, { ...failed, time: at(1), codes: [0x80072f8f], attempt: 1 })).toContain(CAPI2);
    expect(next(begun, { ...failed, time: at(1), codes: [0x80072ee2], attempt: 1 })).not.toContain(CAPI2);
  });
});
