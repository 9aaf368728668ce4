import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseAttempt } from '../../../../server/src/core/case/model.ts';
import { STEPS } from '../../../../server/src/core/report/words.ts';
import { addressOfEnrollment } from '../../../../server/src/lsp/answer/addresses.ts';
import { indexOf } from '../../../../server/src/lsp/case/identifier-at.ts';
import { virtualDocument } from '../../../../server/src/lsp/documents/index.ts';
import { codeLenses, resolveCodeLens } from '../../../../server/src/lsp/features/code-lens.ts';
import { diagnosticsOf } from '../../../../server/src/lsp/features/diagnostics.ts';
import { documentLinks } from '../../../../server/src/lsp/features/document-link.ts';
import { documentSymbols } from '../../../../server/src/lsp/features/document-symbol.ts';
import { incomingCalls, outgoingCalls, prepareCalls } from '../../../../server/src/lsp/features/enrollment/calls.ts';
import { definition } from '../../../../server/src/lsp/features/enrollment/definition.ts';
import { workspaceSymbols } from '../../../../server/src/lsp/features/enrollment/symbols.ts';
import { hover } from '../../../../server/src/lsp/features/hover.ts';
import { foundIn } from '../../../../server/src/lsp/log/found-log.ts';
import type { Session } from '../../../../server/src/lsp/session/session.ts';
import { COMMANDS } from '../../../../server/src/protocol.ts';
import { generateCase } from '../../../case/generate/case.ts';
import { sessionOfCase } from '../../support/session.ts';

let session: Session;
let attempts: readonly CaseAttempt[];
beforeAll(() => {
  session = sessionOfCase(generateCase('skewed-current', 4).files);
  attempts = indexOf(session).snapshot.attempts;
});

function inSeveralLogs(): CaseAttempt {
  const index = indexOf(session);
  const logs = (attempt: CaseAttempt) => new Set(index.evidence(attempt).map(({ path }) => path)).size;
  const found = attempts.find((attempt) => attempt.outcome === 'failed' && attempt.transactionID && logs(attempt) > 1);
  if (!found) throw new Error('the case has one');
  return found;
}

describe('the lens over an enrollment', () => {
  it('stands over its first line in each log, and says device, outcome, step, cause and duration', () => {
    const index = indexOf(session);
    const attempt = inSeveralLogs();
    for (const path of new Set(index.evidence(attempt).map((one) => one.path))) {
      const uri = index.uriOf(path) ?? '';
      const key = index.keyOf(attempt);
      const lens = codeLenses(session, { textDocument: { uri } }).find(({ data }) => data?.enrollment === key);
      expect(lens?.range.start.line).toBe(index.beginnings(uri).find((one) => one.attempt === attempt)?.line);
      const { command } = resolveCodeLens(session, { range: lens?.range ?? never(), data: lens?.data });
      expect(command?.title).toContain(attempt.device.name ?? attempt.device.address ?? '');
      expect(command?.title).toContain(`failed at step ${attempt.failedStep}`);
      expect(command?.title).toMatch(/\(.+\) · \d/);
      expect(command?.command).toBe(COMMANDS.showEnrollment);
      expect(command?.arguments?.[0]).toMatchObject({ key });
    }
  });
});

describe('all lines of an enrollment as a page', () => {
  it('begins with its conclusion and its six steps, and has each line once, in the order of the reference clock, with its link', () => {
    const index = indexOf(session);
    for (const attempt of attempts) {
      const uri = addressOfEnrollment(index.keyOf(attempt), attempt.transactionID);
      const page = virtualDocument(session, uri);
      const [first = '', ...rest] = page?.text.split('\n') ?? [];
      expect(first).toMatch(attempt.failedStep === undefined ? /: (?:issued|waiting|not known)/ : /failed at step \d/);
      expect(rest.filter((line) => /^ {2}[1-6] {2}\S/.test(line)).length).toBe(6);
      const expected = index.evidence(attempt).map(({ path, observation }) => `${index.uriOf(path)}#L${observation.line + 1}`);
      const links = documentLinks(session, { textDocument: { uri } }).map(({ target }) => target);
      expect(links.filter((target) => expected.includes(target))).toEqual(expect.arrayContaining([...new Set(expected)]));
      const ordered = links.slice(links.length - new Set(expected).size);
      expect(ordered).toEqual([...new Set(expected)]);
    }
  });

  it('shows each time as written, what its clock is off by, and the text of the line', () => {
    const index = indexOf(session);
    const { text = '' } = virtualDocument(session, addressOfEnrollment(index.keyOf(inSeveralLogs()), undefined)) ?? {};
    expect(text).toMatch(/u_ex\d+\.log:\d+ +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d Z/);
    expect(text).toMatch(/\((?:[+-]\d+ (?:s|min))/);
    expect(text).toMatch(/^ {4}\| .*mscep/m);
    for (const line of text.split('\n')) expect(line.length).toBeLessThan(700);
  });

  it('leads from each of its lines to that line', () => {
    const index = indexOf(session);
    const uri = addressOfEnrollment(index.keyOf(inSeveralLogs()), undefined);
    for (const { range, target } of documentLinks(session, { textDocument: { uri } })) {
      const place = definition(session, { textDocument: { uri }, position: range.start });
      expect(`${place?.uri}#L${(place?.range.start.line ?? 0) + 1}`).toBe(target);
    }
  });

  it('says that the case has no such enrollment, where it has none', () => {
    const { text = '' } = virtualDocument(session, addressOfEnrollment('id:none', undefined)) ?? {};
    expect(text).toContain('no such enrollment');
  });
});

describe('a hover', () => {
  it('says what the other log says of the same moment, with its clock, and links its line', () => {
    const index = indexOf(session);
    let told = 0;
    let skewed = 0;
    for (const { path, observation } of attempts.flatMap((attempt) => index.evidence(attempt))) {
      if (!path.includes('OMADM') || observation.act !== 'GetCACert' || observation.phase !== 'end') continue;
      const position = { line: observation.line, character: observation.column + 1 };
      const shown = hover(session, { textDocument: { uri: index.uriOf(path) ?? '' }, position });
      const value = shown?.contents.value ?? '';
      if (!value.includes('The same in other logs')) continue;
      told++;
      expect(value).toMatch(/\[(?:u_ex|httperr)\d+\.log:\d+\]\(file:\/\/\/case\/\w+\.log#L\d+\) \(.* Z.*\): GetCACert/);
      if (value.includes('Z, clock')) skewed++;
    }
    expect(told).toBeGreaterThan(0);
    expect(skewed).toBeGreaterThan(0);
  });
});

describe('a diagnostic', () => {
  it('leads to the lines of other logs that tell of the same', () => {
    const others = session.logs.uris().flatMap((uri) => {
      const log = session.logs.get(uri);
      const diagnostics = log ? diagnosticsOf(foundIn(log), session) : [];
      return diagnostics
        .flatMap(({ diagnostic }) => diagnostic.relatedInformation ?? [])
        .filter(({ location }) => location.uri !== uri);
    });
    expect(others.length).toBeGreaterThan(0);
    for (const { location, message } of others) {
      expect(session.logs.get(location.uri)?.analysis.document.lines.count).toBeGreaterThan(location.range.start.line);
      expect(message).not.toBe('');
    }
  });
});

describe('the outline of a log', () => {
  it('says of an enrollment what all logs know, not only this one', () => {
    const index = indexOf(session);
    const uri = session.logs.uris().find((one) => one.includes('u_ex')) ?? '';
    const symbols = documentSymbols(session, { textDocument: { uri } });
    const told = index.beginnings(uri).filter(({ attempt, line }) => {
      const { outcome, failedStep } = attempt;
      const symbol = symbols.find(({ range }) => range.start.line === line);
      return (
        symbol && outcome === 'failed' && symbol.name.endsWith(`failed at step ${failedStep}, ${STEPS[failedStep ?? 0]?.text}`)
      );
    });
    expect(told.length).toBeGreaterThan(1);
    expect(symbols.every(({ children }) => (children ?? []).length > 0)).toBe(true);
  });
});

describe('a search for symbols', () => {
  it('finds an enrollment by a part of its transactionID, or by some letters of it in their order', () => {
    const attempt = inSeveralLogs();
    const { transactionID = '' } = attempt;
    for (const query of [
      transactionID,
      transactionID.slice(4, 14).toLowerCase(),
      [...transactionID].filter((_, i) => i % 3 === 0).join(''),
    ]) {
      const [first] = workspaceSymbols(session, { query });
      expect(first?.name).toContain(transactionID);
      const evidence = indexOf(session).evidence(attempt)[0];
      expect(first?.location.range.start.line).toBe(evidence?.observation.line);
    }
  });

  it('finds all enrollments of a device by its address, and lists those that failed first', () => {
    const address = inSeveralLogs().device.address ?? '';
    const same = attempts.filter(({ device }) => device.address === address).length;
    const symbols = workspaceSymbols(session, { query: address });
    expect(symbols.filter(({ name }) => name.startsWith(address)).length).toBeGreaterThanOrEqual(same);
    const [first] = workspaceSymbols(session, { query: '' });
    expect(first?.name).toContain('failed');
    expect(workspaceSymbols(session, { query: 'zzzzqqqq' })).toEqual([]);
  });
});

describe('the calls of an enrollment', () => {
  it('are its steps, with the lines of each in each log, and those of a step its lines', () => {
    const index = indexOf(session);
    const attempt = inSeveralLogs();
    const [evidence] = index.evidence(attempt);
    const textDocument = { uri: index.uriOf(evidence?.path ?? '') ?? '' };
    const [item] =
      prepareCalls(session, { textDocument, position: { line: evidence?.observation.line ?? 0, character: 0 } }) ?? [];
    expect(item?.name).toContain('failed at step');
    const steps = incomingCalls(session, item);
    const lines = steps.flatMap(({ from, fromRanges }) => fromRanges.map(({ start }) => `${from.uri}:${start.line}`));
    const expected = index.evidence(attempt).map(({ path, observation }) => `${index.uriOf(path)}:${observation.line}`);
    expect([...lines].sort()).toEqual([...expected].sort());
    expect(outgoingCalls(session, item).map(({ to }) => to.name)).toEqual(steps.map(({ from }) => from.name));
    const ofSteps = new Set(steps.map(({ from }) => from.data.step));
    for (const step of ofSteps) {
      const one = steps.find(({ from }) => from.data.step === step)?.from;
      expect(outgoingCalls(session, one).length).toBe(index.evidence(attempt).filter((line) => line.step === step).length);
    }
  });

  it('are none where no enrollment is', () => {
    const [uri = ''] = session.logs.uris();
    expect(prepareCalls(session, { textDocument: { uri }, position: { line: 0, character: 0 } })).toBeNull();
    expect(outgoingCalls(session, { data: { enrollment: 'id:none' } })).toEqual([]);
    expect(incomingCalls(session, null)).toEqual([]);
  });
});

function never(): never {
  throw new Error('there is one');
}
