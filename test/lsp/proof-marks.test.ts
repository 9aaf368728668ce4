import { describe, expect, it } from 'vitest';
import { writeLogs } from '../../server/src/cli/story/logs.ts';
import { resolutions } from '../../server/src/core/advice/index.ts';
import { factsOf } from '../../server/src/core/analyze/facts-of.ts';
import type { Finding } from '../../server/src/core/log/finding.ts';
import type { Detection } from '../../server/src/core/log/model.ts';
import { logJson } from '../../server/src/core/report/log-json.ts';
import { rules } from '../../server/src/core/rules/index.ts';
import { marked, provenWithin } from '../../server/src/core/text/proof.ts';
import { english, msg } from '../../server/src/core/text/sentence.ts';
import { positionAt } from '../../server/src/lsp/answer/convert.ts';
import { ticketNote } from '../../server/src/lsp/documents/ticket.ts';
import { diagnosticsOf } from '../../server/src/lsp/features/diagnostics.ts';
import { hover } from '../../server/src/lsp/features/hover.ts';
import { inlayHints } from '../../server/src/lsp/features/inlay-hint.ts';
import { foundIn } from '../../server/src/lsp/log/found-log.ts';
import { readCarets } from '../support/carets.ts';
import { samplesOfRules } from '../support/rule-samples.ts';
import { sessionWith, URI } from './support/session.ts';

const DETECTED: Detection = { quality: 'certain', reason: msg('its content') };
const MARK = /\(not verified(?:: [^)]*)?\)/;
const REMARK = /^Not verified: /m;

const SAMPLES = rules.flatMap((rule) =>
  (samplesOfRules.get(rule.id)?.fires ?? []).slice(0, 1).map((sample) => ({ rule: rule.id, sample })),
);

/** One sample of each rule, in every place where a finding is told. */
describe.each(SAMPLES)('what $rule rests on', ({ rule, sample }) => {
  const text = readCarets(sample.text).text;
  const session = sessionWith(sample.format, text);
  const log = session.logs.get(URI);
  if (!log) throw new Error('not read');
  const groups = log.analysis.groups.filter(({ id }) => id === rule);
  const found = groups.flatMap(({ shown }) => shown.slice(0, 1));
  const first = found[0] as Finding;

  it('is seen in Problems', () => {
    for (const finding of found) {
      const message = diagnosticsOf(foundIn(log), session).find(
        ({ diagnostic }) =>
          diagnostic.code === rule && String(diagnostic.message).startsWith(english(finding.message).slice(0, 40)),
      )?.diagnostic.message;
      expect(MARK.test(String(message))).toBe(!finding.verified);
    }
  });

  it('is seen at the end of the line', () => {
    const whole = { start: { line: 0, character: 0 }, end: { line: log.analysis.document.lines.count, character: 0 } };
    const hints = inlayHints(session, { textDocument: { uri: URI }, range: whole }).map(({ label }) => String(label));
    for (const { severity, short, verified } of found.filter((finding) => finding.severity !== 'hint')) {
      const own = hints.filter((label) => label.includes(english(short)));
      expect([severity, own.length > 0]).toEqual([severity, true]);
      if (!verified) expect(own.join()).toMatch(MARK);
    }
  });

  it('is seen in a note for a ticket, of the finding and of each step', () => {
    const note = ticketNote(log, first, english);
    const what = note.split('\n').find((line) => line.startsWith('What:')) ?? '';
    expect(MARK.test(what)).toBe(!first.verified);
    for (const advice of first.resolutions.flatMap((id) => resolutions.get(id) ?? []))
      for (const step of advice.steps) expect(note).toContain(english(marked(step, provenWithin(step, advice))));
  });

  it('is seen in the hover, of the finding and of its next step', () => {
    const position = positionAt(log.analysis.document.lines, first.span.start);
    const answer = hover(
      { ...session, client: { ...session.client, hoverFormat: 'plaintext' } },
      { textDocument: { uri: URI }, position },
    );
    const said = answer && 'value' in Object(answer.contents) ? String((answer.contents as { value: string }).value) : '';
    expect(said).toContain(english(first.short));
    const part = said.slice(said.indexOf(english(first.short)));
    if (!first.verified) expect(part).toMatch(REMARK);
    const advice = resolutions.get(first.resolutions[0] ?? '');
    const step = advice?.steps[0];
    if (advice && step) expect(said).toContain(`Next: ${english(marked(step, provenWithin(step, advice)))}`);
  });

  it('is seen on the command line, as text and as data', () => {
    const json = logJson(factsOf('x.log', DETECTED, log.analysis), [], english);
    for (const finding of json.findings.filter(({ id }) => id === rule)) {
      const known = found.find((one) => english(one.message) === finding.message);
      expect(finding.verified).toBe(known?.verified);
      expect(finding.basis === undefined).toBe(finding.verified);
      const line = writeLogs([{ ...json, findings: [finding] }], english).split('\n')[1] ?? '';
      expect(MARK.test(line)).toBe(!finding.verified);
    }
  });
});
