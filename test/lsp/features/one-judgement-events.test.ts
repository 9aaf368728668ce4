import { describe, expect, it } from 'vitest';
import { resolutions } from '../../../server/src/core/advice/index.ts';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import { win32Table } from '../../../server/src/core/facts/codes/win32.ts';
import { diagnosticCodes, eventProviders, windowsEvents } from '../../../server/src/core/facts/codes/windows-events/index.ts';
import { CONNECTOR_CAUSES } from '../../../server/src/core/judge/cause/connector-words.ts';
import { EVENT_CAUSES } from '../../../server/src/core/judge/event/causes.ts';
import { eventOutcome, judgeEvent } from '../../../server/src/core/judge/event/index.ts';
import type { WindowsEvent } from '../../../server/src/core/log/event.ts';
import { marked, markedBriefly } from '../../../server/src/core/text/proof.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { inlayHints } from '../../../server/src/lsp/features/inlay-hint.ts';
import { coloursOf } from '../support/colours.ts';
import { sessionWith, URI } from '../support/session.ts';

/** Codes that a decision looks at, one of each kind of table, and one that nobody knows. */
const CODES = [
  0, 5, 0x02ab0003, 0x80004005, 0x80070057, 0x800700ea, 0x80072f8f, 0x80091007, 0x80092013, 0x80094800, 0x800b0101, 0x800b0109,
  0x80190194, 0x8fff0001,
] as const;
const OF_CONNECTOR = diagnosticCodes.map(({ value }) => value);

/** What a decision reads of an event besides its id and code. */
const WORDS =
  "Application pool 'SCEP' (w3wp.exe). Event code: 3007, CertificateRegistrationSvc. The request was for CN=PC1, OU=Devices. Result: ";
const DATA = "<Data Name='ProcessName'>w3wp.exe</Data>";

const hex = (value: number): string => `0x${value.toString(16).toUpperCase().padStart(8, '0')}`;

/** Five minutes apart: none is part of the failure of another. */
function eventLine(provider: string, id: number, code: number, at: number): string {
  const time = `2024-05-${String(1 + Math.floor(at / 288)).padStart(2, '0')}T${String(Math.floor(at / 12) % 24).padStart(2, '0')}:${String((at * 5) % 60).padStart(2, '0')}:01.000Z`;
  return `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${provider}'/><EventID>${id}</EventID><Level>2</Level><TimeCreated SystemTime='${time}'/><Channel>Application</Channel><Computer>SRV1</Computer></System><EventData>${DATA}</EventData><RenderingInfo Culture='en-US'><Message>${WORDS}(${hex(code)}).</Message></RenderingInfo></Event>`;
}

/** Rules whose findings are judgements of single events; others look at whole enrollments. */
const JUDGED: ReadonlySet<string> = new Set([
  ...Object.values(EVENT_CAUSES).map(({ rule }) => rule),
  ...Object.keys(CONNECTOR_CAUSES),
  'ndes-start-0x80070057',
]);

/** Of findings with one cause a log keeps so many in full. */
const SHOWN = 20;

const COLOURS = { ok: 'scepOk', failed: 'scepError', suspicious: 'scepWarning', unknown: 'scepNumber' } as const;

/** Where two places of the editor say two things of one of these events; counts what was looked at. */
function contradictionsIn(lines: readonly string[], causes: Set<string>): readonly string[] {
  const wrong: string[] = [];
  for (let at = 0; at < lines.length; at += SHOWN) {
    const session = sessionWith('windows-event-log', `${lines.slice(at, at + SHOWN).join('\n')}\n`);
    const log = session.logs.get(URI);
    if (!log) throw new Error('not read');
    const { document, groups } = log.analysis;
    const findings = groups.flatMap(({ shown }) => shown).filter(({ id }) => JUDGED.has(id));
    const end = { line: document.lines.count, character: 0 };
    const hints = inlayHints(session, { textDocument: { uri: URI }, range: { start: { line: 0, character: 0 }, end } });
    const colours = coloursOf(session, document);
    for (let i = 0; i < document.records.length; i++) {
      const record = document.records.at(i);
      const event = record?.events().find((one): one is WindowsEvent => one.kind === 'windows-event');
      if (!record || !event) throw new Error('not read');
      const failure = judgeEvent(event, record.level);
      const complain = (what: string): unknown =>
        wrong.push(`${event.provider?.value} ${event.eventId.value} ${event.codes[0]?.text}: ${what}`);
      const own = findings.filter(({ span }) => span.start >= record.span.start && span.start < record.span.end);
      if (own.map(({ id }) => id).join() !== (failure?.rule ?? ''))
        complain(`findings ${own.map(({ id }) => id)} of ${failure?.rule}`);
      const colour = colours.get(event.eventId.span.start);
      if (colour !== COLOURS[eventOutcome(event, record.level)]) complain(`colour ${colour}`);
      const [finding] = own;
      if (!failure || !finding) continue;
      causes.add(failure.cause);
      if (english(finding.message) !== english(failure.message)) complain(`message ${english(finding.message)}`);
      if (finding.step !== failure.step || finding.severity !== failure.severity) complain('step or severity');
      if (finding.verified !== failure.verified || finding.docUrl !== failure.docUrl) complain('proof or page');
      if (finding.resolutions.join() !== failure.resolutions.join()) complain('advice');
      if (failure.resolutions.length === 0 || failure.resolutions.some((id) => !resolutions.has(id))) complain('no advice');
      if (finding.span.start !== failure.span.start) complain('place');
      if (colours.get(failure.span.start) !== colour) complain(`colour of the code ${colours.get(failure.span.start)}`);
      const line = document.lines.lineAt(record.span.start);
      const hint = hints.flatMap(({ position, label }) => (position.line === line ? [String(label)] : [])).join();
      if (!hint.includes(english(markedBriefly(failure.short, failure)))) complain(`hint ${hint}`);
      for (const { span } of [event.eventId, failure]) {
        const hover = explainAt(document, span.start)?.paragraphs.map(english).join('\n') ?? '';
        if (!hover.includes(english(marked(failure.message, failure)))) complain(`hover ${hover}`);
      }
    }
  }
  return wrong;
}

describe('finding, hover, hint and colour of a Windows event have one cause', () => {
  const seen = new Set<string>();

  it.each(eventProviders.map((provider) => [provider.name, provider] as const))(
    '%s: each event with each code',
    (_, { key, name }) => {
      const ids = windowsEvents.filter(({ provider }) => provider === key).map(({ id }) => id);
      const codes = /connector/.test(key) ? [...CODES.slice(0, 4), ...OF_CONNECTOR] : CODES;
      const lines = [...ids, 9999].flatMap((id, row) =>
        codes.map((code, column) => eventLine(name, id, code, row * codes.length + column)),
      );
      expect(contradictionsIn(lines, seen)).toEqual([]);
    },
    120_000,
  );

  it('reaches every cause but those that other words of an event tell', () => {
    // a pool that was switched off for a damaged heap: its code stands in other words
    expect(Object.keys(EVENT_CAUSES).filter((cause) => !seen.has(cause))).toEqual(['pool-off-heap']);
  });
});

describe('every Windows error that a table knows', () => {
  const values = [...new Set(win32Table.map(({ value }) => value))];
  const NOWHERE = { start: 0, end: 0 };
  const eventOf = (provider: string, id: number, value: number): WindowsEvent => ({
    kind: 'windows-event',
    span: NOWHERE,
    provider: { value: provider, span: NOWHERE },
    eventId: { value: id, text: String(id), span: NOWHERE },
    text: { value: `${WORDS}(${hex(value)}).`, span: NOWHERE },
    data: [{ name: 'ProcessName', value: { value: 'w3wp.exe', span: NOWHERE } }],
    codes: [{ value, text: hex(value), span: NOWHERE }],
  });

  it.each(eventProviders.map((provider) => [provider.name, provider] as const))(
    'gives one cause with advice that exists, in each event of %s',
    (_, { key, name }) => {
      const wrong: string[] = [];
      for (const { id, outcome } of windowsEvents.filter(({ provider }) => provider === key)) {
        for (const value of values) {
          const failure = judgeEvent(eventOf(name, id, value), undefined);
          if (failure && (failure.resolutions.length === 0 || failure.resolutions.some((advice) => !resolutions.has(advice))))
            wrong.push(`${id} ${hex(value)}: no advice`);
          if (failure && outcome === 'ok') wrong.push(`${id} ${hex(value)}: a success is ${failure.cause}`);
        }
      }
      expect(wrong).toEqual([]);
    },
  );
});
