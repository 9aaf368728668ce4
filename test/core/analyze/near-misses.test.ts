import { describe, expect, it } from 'vitest';
import { openLog } from '../../../server/src/core/analyze/index.ts';
import { detectLog } from '../../../server/src/core/detect.ts';
import { detectors } from '../../../server/src/core/formats/detectors.ts';
import { detectWith } from '../../../server/src/core/log/detect.ts';
import { corpus, corpusFiles } from '../../support/corpus-file.ts';

/** IIS gives the logs of its other services the name of ours. */
const realName = (name: string): string => (name.startsWith('iis-') ? '/logs/FTPSVC2/u_ex240501.log' : name);
const files = corpusFiles('near-misses').filter((name) => name !== 'README.md');

describe('a log of others', () => {
  it('is there for every kind', () => expect(files.length).toBeGreaterThan(80));

  it.each(files)('keeps its language: %s', (name) => {
    const head = corpus(`near-misses/${name}`);
    for (const fileName of [name, realName(name), '', 'log.txt']) {
      const claimed = detectors.filter((detector) => detectWith([detector], { head, fileName }));
      expect(claimed.map((detector) => detector.id)).toEqual([]);
    }
  });

  it.each(files)('keeps it cut, with CRLF, with a byte order mark: %s', (name) => {
    const text = corpus(`near-misses/${name}`);
    for (const head of [text.slice(0, text.length * 0.8), text.slice(40), text.replaceAll('\n', '\r\n'), `\ufeff${text}`]) {
      expect(detectLog({ head, fileName: '' })?.id).toBeUndefined();
    }
  });

  it.each(files)('gets no finding: %s', (name) => {
    expect(openLog(corpus(`near-misses/${name}`), { languageId: 'log', fileName: name })).toBeUndefined();
  });
});
