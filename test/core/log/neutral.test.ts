import { describe, expect, it } from 'vitest';
import { detectLog } from '../../../server/src/core/detect.ts';
import { corpus } from '../../support/corpus-file.ts';
import { otherWords, trueLogs, withoutEvidence } from '../../support/neutral.ts';

const detect = (head: string) => detectLog({ head, fileName: '' });

describe('the look of a log alone is no evidence', () => {
  it('has all logs to show it with', () => expect(trueLogs.length).toBeGreaterThan(100));

  it.each(trueLogs)('%s, in other words, is left alone', (path) => {
    expect(detect(corpus(path))).toBeDefined();
    expect(detect(otherWords(corpus(path)))).toBeUndefined();
  });

  it.each(trueLogs)('%s, without what it is known by, is left alone', (path) => {
    expect(detect(withoutEvidence(corpus(path)))).toBeUndefined();
  });
});
