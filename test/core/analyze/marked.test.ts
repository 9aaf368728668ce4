import { describe, expect, it } from 'vitest';
import { parseLog } from '../../../server/src/core/analyze/index.ts';
import { readCarets } from '../../support/carets.ts';
import { check } from '../../support/check-findings.ts';
import { markedLogs } from '../../support/corpus.ts';

describe.each(markedLogs().map((one) => [`${one.format}/${one.name}`, one] as const))('%s', (_, { format, marked }) => {
  it('shows the findings that are marked, and no other', () => {
    check(marked, format);
  });

  it('is recognised without a name', () => {
    expect(parseLog(readCarets(marked).text)?.format.id).toBe(format);
  });
});
