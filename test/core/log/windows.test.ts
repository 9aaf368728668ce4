import { describe, expect, it } from 'vitest';
import { parseLog } from '../../../server/src/core/analyze/index.ts';
import { detectLog } from '../../../server/src/core/detect.ts';
import { formats } from '../../../server/src/core/formats/index.ts';
import { HEAD_LENGTH, laterWindows, WINDOW_LENGTH } from '../../../server/src/core/log/windows.ts';
import { corpus, corpusFiles } from '../../support/corpus-file.ts';

const PROSE = 'The certificate enrollment failed on Tuesday. We looked at it for an hour and found nothing at all.\n';
const samples = formats.flatMap((format) => format.samples.map((sample) => [format.id, sample.title, sample] as const));

describe('a log that begins late', () => {
  it.each(samples)('%s behind a line of a megabyte: %s', (id, _, { text, records }) => {
    for (const junk of [
      'x'.repeat(1_000_000),
      'lorem ipsum '.repeat(90_000),
      `\n\n${'\0'.repeat(200_000)}\n\n${'='.repeat(90_000)}`,
    ]) {
      expect(detectLog({ head: `${junk}\n${text}`, fileName: '' })?.id).toBe(id);
      expect(parseLog(`${junk}\n${text}`)?.records.length).toBeGreaterThanOrEqual(records);
    }
  });

  /** Logs without a sign of their own must be a good part of the text, and what is one whole must begin the text. */
  const needsTheBeginning =
    /without #Fields|Without date and time|json style|messages alone|in place of a verdict|error of WinHTTP|CMTrace|profile with/;
  const signed = samples.filter(([, title]) => !needsTheBeginning.test(title));

  it.each(signed)('%s behind 600 and 1500 lines of prose: %s', (id, _, { text, records }) => {
    for (const lines of [600, 1500]) {
      expect(detectLog({ head: PROSE.repeat(lines) + text, fileName: '' })?.id).toBe(id);
      expect(parseLog(PROSE.repeat(lines) + text)?.records.length).toBeGreaterThanOrEqual(records);
    }
  });

  it('too late is not found: there is a bound', () => {
    const [[, , first] = []] = samples;
    for (const before of ['x'.repeat(HEAD_LENGTH), PROSE.repeat(8000)]) {
      expect(detectLog({ head: `${before}\n${first?.text}`, fileName: '' })).toBeUndefined();
    }
  });

  it('is preferred to the name of the file', () => {
    const [, , sample] = samples.find(([id]) => id === 'android-omadm-log') ?? [];
    const head = `${'x'.repeat(1_000_000)}\n${sample?.text}`;
    expect(detectLog({ head, fileName: 'NDESPlugin.log' })?.id).toBe('android-omadm-log');
    expect(detectLog({ head: 'x'.repeat(1_000_000), fileName: 'OMADM.log' })?.detection.quality).toBe('possible');
  });
});

describe('a long log of others', () => {
  const files = corpusFiles('near-misses').filter((name) => name !== 'README.md');

  it.each(files)('is none of ours further down either: %s', (name) => {
    const text = corpus(`near-misses/${name}`);
    const long = text.repeat(Math.ceil(600_000 / text.length));
    for (const head of [long, `${'x'.repeat(1_000_000)}\n${text}`, PROSE.repeat(600) + text]) {
      expect(detectLog({ head, fileName: name })).toBeUndefined();
    }
  });

  it('of 4 MB is passed over quickly', () => {
    const head = corpus('near-misses/linux-syslog.log').repeat(3000).slice(0, HEAD_LENGTH);
    const start = performance.now();
    expect(detectLog({ head, fileName: '' })).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('windows', () => {
  it('begin with a line, and leave out no ordinary line up to the last one', () => {
    const lines = Array.from({ length: 5000 }, (_, i) => `${i}: ${'-'.repeat(i % 300)}`);
    const windows = [...laterWindows(lines.join('\n'))];
    expect(windows.length).toBe(7);
    let end = 400;
    for (const window of windows) {
      const start = Number(/^\d+/.exec(window)?.[0]);
      expect(start).toBeLessThanOrEqual(end);
      expect(window.length).toBeLessThanOrEqual(WINDOW_LENGTH);
      end = start + Math.min(400, window.split('\n').length - 1);
    }
  });

  it.each([
    ['nothing', ''],
    ['one line', 'x'.repeat(WINDOW_LENGTH)],
    ['blank lines', '\n'.repeat(100_000)],
    ['a short log', PROSE.repeat(300)],
  ])('are none for %s', (_, text) => expect([...laterWindows(text)]).toEqual([]));

  it('are the same for lines that end with a lone carriage return', () => {
    const text = PROSE.repeat(3000);
    const returns = [...laterWindows(text.replaceAll('\n', '\r'))];
    expect(returns.length).toBeGreaterThan(0);
    expect(returns.map((window) => window.replaceAll('\r', '\n'))).toEqual([...laterWindows(text)]);
  });
});
