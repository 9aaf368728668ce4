import { describe, expect, it } from 'vitest';
import { analyzeLog } from '../../../server/src/core/analyze/index.ts';
import { LogStream, type StreamedAnalysis } from '../../../server/src/core/analyze-stream.ts';
import { svclog } from '../../../server/src/core/formats/svclog/index.ts';
import { windowsEventLog } from '../../../server/src/core/formats/windows-event-log/index.ts';
import type { LogFormat } from '../../../server/src/core/log/model.ts';
import { corpus } from '../../support/corpus-file.ts';

function streamed(format: LogFormat, closing: string, text: string, size: number): StreamedAnalysis {
  const stream = new LogStream(format, closing);
  for (let at = 0; at < text.length; at += size) stream.add(text.slice(at, at + size));
  return stream.end();
}

const logs: readonly (readonly [string, LogFormat, string])[] = [
  ['svclog/CertificateRegistrationPoint.svclog', svclog, '</E2ETraceEvent>'],
  ['svclog/NDESConnector.svclog', svclog, '</E2ETraceEvent>'],
  ['windows-event-log/device.xml', windowsEventLog, '</Event>'],
  ['windows-event-log/server.xml', windowsEventLog, '</Event>'],
];

describe('a log that is read piece by piece', () => {
  it.each(logs)('says what it says as a whole: %s', (file, format, closing) => {
    const text = corpus(file).repeat(3);
    const whole = analyzeLog(format.parse(text));
    for (const size of [13, 500, 4096, text.length]) {
      const read = streamed(format, closing, text, size);
      expect(read.groups).toEqual(whole.groups);
      expect(read.records).toBe(whole.document.records.length);
      for (const { span } of read.groups.flatMap((group) => group.shown)) {
        expect(read.textOf(span)).toBe(text.slice(span.start, Math.min(span.end, span.start + 200)));
        const line = whole.document.lines.lineAt(span.start);
        expect(read.placeOf(span.start)).toEqual({ line, start: whole.document.lines.start(line) });
      }
    }
  });

  it('may hold nothing, or no whole record', () => {
    expect(streamed(svclog, '</E2ETraceEvent>', '', 1)).toMatchObject({ records: 0, groups: [] });
    expect(streamed(svclog, '</E2ETraceEvent>', '<E2ETraceEvent><System>', 5)).toMatchObject({ records: 1, groups: [] });
  });
});
