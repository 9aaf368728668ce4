import { jsonOf } from '../../server/src/cli/console.ts';
import { answerJson, answerText } from '../../server/src/cli/explain.ts';
import { writeLogs } from '../../server/src/cli/story/logs.ts';
import { factsOf } from '../../server/src/core/analyze/facts-of.ts';
import { checkAllMessages } from '../../server/src/core/analyze/index.ts';
import type { LogDocument } from '../../server/src/core/log/model.ts';
import { recordAt } from '../../server/src/core/log/records.ts';
import { explainCode as lookUp } from '../../server/src/core/lookup/index.ts';
import { logJson } from '../../server/src/core/report/log-json.ts';
import { LineIndex } from '../../server/src/core/text/lines.ts';
import { english, msg } from '../../server/src/core/text/sentence.ts';
import type { Span } from '../../server/src/core/text/span.ts';
import {
  addressOfCode,
  addressOfEnrollment,
  addressOfFindings,
  addressOfPayload,
  addressOfResolution,
} from '../../server/src/lsp/answer/addresses.ts';
import { rangeOf } from '../../server/src/lsp/answer/convert.ts';
import { caseSummary } from '../../server/src/lsp/case/case-summary.ts';
import { indexOf } from '../../server/src/lsp/case/identifier-at.ts';
import { SetClocks } from '../../server/src/lsp/case/set-clocks.ts';
import { enrollmentLines, wholeEnrollment } from '../../server/src/lsp/case/whole-enrollment.ts';
import { virtualDocument } from '../../server/src/lsp/documents/index.ts';
import { caseReport, logReport } from '../../server/src/lsp/features/case-report.ts';
import { codeActions } from '../../server/src/lsp/features/code-action.ts';
import { codeLenses, resolveCodeLens } from '../../server/src/lsp/features/code-lens.ts';
import { decodeText } from '../../server/src/lsp/features/decode-text.ts';
import { diagnosticsOf } from '../../server/src/lsp/features/diagnostics.ts';
import { documentLinks } from '../../server/src/lsp/features/document-link.ts';
import { documentSymbols } from '../../server/src/lsp/features/document-symbol.ts';
import { outgoingCalls, prepareCalls } from '../../server/src/lsp/features/enrollment/calls.ts';
import { workspaceSymbols } from '../../server/src/lsp/features/enrollment/symbols.ts';
import { caseCharts, enrollmentPicture } from '../../server/src/lsp/features/enrollment-picture.ts';
import { explainCode } from '../../server/src/lsp/features/explain-code.ts';
import { foldingRanges } from '../../server/src/lsp/features/folding-range.ts';
import { hover } from '../../server/src/lsp/features/hover.ts';
import { inlayHints } from '../../server/src/lsp/features/inlay-hint.ts';
import { foundIn } from '../../server/src/lsp/log/found-log.ts';
import { payloadsOf } from '../../server/src/lsp/message/payloads.ts';
import { lineMarks } from '../../server/src/lsp/reading/line-marks.ts';
import type { Session } from '../../server/src/lsp/session/session.ts';

/** What an output is called, and what it says. */
export type Output = readonly [name: string, text: string];

/**
 * Everything that server and command line say about an open log: every feature once, hovers at the start and the middle of every field
 * of the record at `around` and every few characters near it. A new output belongs here.
 */
export async function everyOutput(session: Session, uri: string, around: Span): Promise<readonly Output[]> {
  const log = session.logs.get(uri);
  if (!log) return [];
  const { document } = log.analysis;
  const textDocument = { uri };
  const range = rangeOf(document.lines, { start: 0, end: document.text.length });
  const outputs: Output[] = [];
  const add = (name: string, value: unknown): void => {
    outputs.push([name, typeof value === 'string' ? value : JSON.stringify(value ?? null)]);
  };
  const diagnostics = diagnosticsOf(foundIn(log), session).map(({ diagnostic }) => diagnostic);
  add('diagnostics', diagnostics);
  add('actions', codeActions(session, { textDocument, range, context: { diagnostics } }));
  for (const lens of codeLenses(session, { textDocument })) add('lens', lens.command ? lens : resolveCodeLens(session, lens));
  add('symbols', documentSymbols(session, { textDocument }));
  add('hints', inlayHints(session, { textDocument, range }));
  add('marks', lineMarks(session, { uri, first: 0, last: document.lines.count }));
  add('links', documentLinks(session, { textDocument }));
  add('folds', foldingRanges(session, { textDocument }));
  for (const client of [session.client, { ...session.client, hoverFormat: 'plaintext' as const, commands: false }]) {
    for (const position of positionsIn(session, uri, around))
      add('hover', hover({ ...session, client }, { textDocument, position }));
  }
  const pages = [
    addressOfFindings(uri),
    ...log.analysis.groups.flatMap(({ shown }) => shown.slice(0, 2).map((finding) => addressOfResolution(log, finding))),
    ...payloadsOf(log.analysis)
      .slice(0, 3)
      .map(({ span }) => addressOfPayload(log, span.start)),
    addressOfCode(codeAt(document, around)),
    ...decodeText(session, { text: document.text.slice(0, 20_000) }).documents.map((decoded) => decoded.uri),
  ];
  for (const page of pages) {
    add('name of a page', decodeURIComponent(page.slice(0, page.indexOf('?'))));
    const shown = virtualDocument(session, page);
    add('page', { text: shown?.text, links: shown?.links, sections: shown?.sections });
  }
  const facts = factsOf('a.log', { quality: 'certain', reason: msg('test') }, checkAllMessages(log.analysis));
  session.logs.judgeCase();
  add('case of what is open', caseReport(session, []));
  const now = { version: 1, state: { kind: 'open-logs' }, looked: [], clocks: new SetClocks() } as const;
  const summary = await caseSummary(session, now);
  add('summary of the case', summary);
  for (const { key } of summary.enrollments.slice(0, 3)) {
    add('enrollment', wholeEnrollment(session, key));
    add('lines of an enrollment', enrollmentLines(session, key));
    add('picture of an enrollment', enrollmentPicture(session, key));
  }
  add('charts of the case', caseCharts(session));
  add('log of what is open', logReport(session, uri));
  for (const [name, value] of enrollmentOutputs(session, uri, around)) add(name, value);
  const report = logJson(facts, [], english);
  add('command line', writeLogs([report], english));
  add('JSON of the command line', jsonOf(report));
  const code = codeAt(document, around);
  add('summary of a code', explainCode(session, { text: code }));
  add('explanation of a code', answerText(lookUp(code), english));
  add('JSON of a code', jsonOf(answerJson(lookUp(code), english)));
  return outputs;
}

/** What is said of the enrollments of the log, once its case was judged. */
function enrollmentOutputs(session: Session, uri: string, around: Span): readonly (readonly [string, unknown])[] {
  const index = indexOf(session);
  const position = rangeOf(session.logs.get(uri)?.analysis.document.lines ?? NO_LINES, around).start;
  const attempts = [...index.at(uri, position.line), ...index.snapshot.attempts].slice(0, 4);
  const items = prepareCalls(session, { textDocument: { uri }, position }) ?? [];
  const steps = items.flatMap((item) => outgoingCalls(session, item));
  const pages = attempts.map((attempt) => addressOfEnrollment(index.keyOf(attempt), attempt.transactionID));
  return [
    [
      'lenses of enrollments',
      codeLenses(session, { textDocument: { uri } }).map((lens) => resolveCodeLens(session, lens).command),
    ],
    ['enrollments found', workspaceSymbols(session, { query: '' })],
    ...attempts.map(
      ({ transactionID, profile }) =>
        ['identifiers found', [transactionID, profile].flatMap((query = '') => workspaceSymbols(session, { query }))] as const,
    ),
    ['calls', [items, steps, steps.flatMap(({ to }) => outgoingCalls(session, to))]],
    ...pages.map((page) => ['name of an enrollment', decodeURIComponent(page.slice(0, page.indexOf('?')))] as const),
    ...pages.map((page) => ['lines of an enrollment', virtualDocument(session, page)] as const),
  ];
}

const NO_LINES = LineIndex.of('');

/** The line of a place, as somebody may select it to have it explained. */
function codeAt({ text, lines }: LogDocument, around: Span): string {
  const { start, end } = lines.span(lines.lineAt(around.start));
  return text.slice(start, end);
}

/** So many code units around a place. */
const NEAR = 60;

function positionsIn(session: Session, uri: string, around: Span) {
  const log = session.logs.get(uri);
  if (!log) return [];
  const { document } = log.analysis;
  const record = recordAt(document, around.start);
  const offsets = new Set<number>();
  const until = Math.min(document.text.length, around.end + NEAR);
  for (let at = Math.max(0, around.start - NEAR); at < until; at += 8) offsets.add(at);
  for (const { span } of record?.fields() ?? []) for (const at of [span.start, (span.start + span.end) >> 1]) offsets.add(at);
  return [...offsets].map((offset) => rangeOf(document.lines, { start: offset, end: offset }).start);
}
