import { describe, expect, it } from 'vitest';
import { detectLog } from '../../../server/src/core/detect.ts';
import { formats } from '../../../server/src/core/formats/index.ts';
import type { LogDocument, LogFormat } from '../../../server/src/core/log/model.ts';
import { describeEvent, eventsOf } from '../formats/marks.ts';

/** The samples of the logs that are written line by line; exported events have their line ends from Windows. */
const SAMPLES = formats
  .filter(({ id }) => id !== 'windows-event-log')
  .flatMap((format) => format.samples.map(({ title, text }) => [`${format.id}: ${title}`, format, text] as const));

const events = (document: LogDocument): readonly string[] =>
  eventsOf(document).map((event) => `${event.span.start} ${describeEvent(event)}`);

describe('a log whose lines end with a lone carriage return', () => {
  it.each(SAMPLES)('is recognised and read as with line feeds: %s', (_, format: LogFormat, sample) => {
    const text = sample.replaceAll('\r\n', '\n');
    const returns = text.replaceAll('\n', '\r');
    expect(detectLog({ head: returns, fileName: '' })).toEqual(detectLog({ head: text, fileName: '' }));
    const [expected, document] = [format.parse(text), format.parse(returns)];
    expect(document.records.length).toBe(expected.records.length);
    expect(events(document)).toEqual(events(expected));
  });
});
