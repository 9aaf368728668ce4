import { describe, expect, it } from 'vitest';
import { english } from '../../../server/src/core/text/sentence.ts';
import { LargeLogs } from '../../../server/src/lsp/log/large-logs.ts';
import { HEADER_LINES, partedLog, partHeader } from '../../../server/src/lsp/log/parted-log.ts';
import { factsOfText } from '../../case/support/read-logs.ts';

const IIS = '#Software: Microsoft Internet Information Services 10.0\n#Fields: date time cs-method cs-uri-stem sc-status\n';
const time = { firstMs: Date.UTC(2024, 4, 1, 6, 0, 0), lastMs: Date.UTC(2024, 4, 2, 7, 30, 15, 999) };
const STRETCHES = [
  { from: 0, to: 10, events: 100, time },
  { from: 10, to: 20, events: 0 },
  { from: 20, to: 30, events: 7 },
];

/** The header of a part, and the texts of its links. */
function header(uri: string, number: number): { readonly text: string; readonly linked: readonly string[] } {
  const log = partedLog(uri, { size: 1, modifiedMs: 1 }, STRETCHES);
  const part = log.parts[number - 1] ?? expect.fail();
  const { text, links } = partHeader(log, part, english);
  const lines = text.split('\n');
  return { text, linked: links.map(({ line, start, end }) => lines[line]?.slice(start, end) ?? '') };
}

describe('the head of a part', () => {
  it('says what the part and its neighbours hold', () => {
    expect(header('file:///logs/Security.evtx', 1).text).toBe(
      `<!-- Security.evtx, part 1 of 3: events 1 to 100, 2024-05-01 06:00:00 to 2024-05-02 07:30:15 UTC. All parts together hold 107 events.
     This is the first part.
     Next: part 2, no readable events
     All parts, and what was found in the whole log
-->
`,
    );
  });

  it.each([1, 2, 3])('has as many lines in every part, and links where it names others: %i', (number) => {
    const { text, linked } = header('file:///logs/Security.evtx', number);
    expect(text.split('\n')).toHaveLength(HEADER_LINES + 1);
    const previous = number > 1 ? [expect.stringMatching(`^Previous: part ${number - 1}, `)] : [];
    const next = number < 3 ? [expect.stringMatching(`^Next: part ${number + 1}, `)] : [];
    expect(linked).toEqual([...previous, ...next, 'All parts, and what was found in the whole log']);
  });

  it('is one comment, whatever the name of the file', () => {
    const { text } = header(`file:///logs/${encodeURIComponent('a--><Event>\n\u202e')}.evtx`, 2);
    expect(text.split('\n')).toHaveLength(HEADER_LINES + 1);
    expect(text.slice(4, -4)).not.toMatch(/--|\u202e/);
  });
});

describe('a line of a log that is shown in parts', () => {
  const uri = 'file:///logs/Security.evtx';
  const large = new LargeLogs();
  const facts = factsOfText('/logs/Security.evtx', IIS) ?? expect.fail();
  const starts = [
    { offset: 0, line: 0 },
    { offset: 10, line: 40 },
    { offset: 20, line: 90 },
  ];
  large.keep(uri, { kind: 'log', facts, parts: { version: { size: 1, modifiedMs: 1 }, parts: STRETCHES, starts } });
  const parts = large.parted(uri)?.parts.map((part) => part.uri) ?? [];

  it('is shown in its part, below the header, and leads back', () => {
    expect(large.shownAt(uri, 41)).toEqual({ uri: parts[1], line: 1 + HEADER_LINES });
    for (const line of [0, 39, 40, 89, 90, 200]) {
      const shown = large.shownAt(uri, line);
      expect(large.inWhole(shown.uri, shown.line)).toEqual({ uri, line });
    }
  });

  it('is none in the header, and itself in any other log', () => {
    expect(large.inWhole(parts[2] ?? '', HEADER_LINES - 1)).toBeUndefined();
    expect(large.inWhole('file:///other.log', 3)).toEqual({ uri: 'file:///other.log', line: 3 });
    expect(large.shownAt('file:///other.log', 3)).toEqual({ uri: 'file:///other.log', line: 3 });
  });
});
