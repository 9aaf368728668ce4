import { describe, expect, it } from 'vitest';
import type { CaseSnapshot } from '../../../../server/src/core/case/model.ts';
import { plainObservation } from '../../../../server/src/core/log/observed/row.ts';
import { addressOfEnrollment } from '../../../../server/src/lsp/answer/addresses.ts';
import { indexOf } from '../../../../server/src/lsp/case/identifier-at.ts';
import { virtualDocument } from '../../../../server/src/lsp/documents/index.ts';
import { codeLenses, resolveCodeLens } from '../../../../server/src/lsp/features/code-lens.ts';
import { prepareCalls } from '../../../../server/src/lsp/features/enrollment/calls.ts';
import { references } from '../../../../server/src/lsp/features/enrollment/definition.ts';
import { workspaceSymbols } from '../../../../server/src/lsp/features/enrollment/symbols.ts';
import { hover } from '../../../../server/src/lsp/features/hover.ts';
import type { Session } from '../../../../server/src/lsp/session/session.ts';
import { generateCase } from '../../../case/generate/case.ts';
import { sessionOfCase } from '../../support/session.ts';

const COPIES = 800;

/** A case of some 10 000 enrollments: those of a small one over and over, further down in each log, each with a transactionID of its own. */
function manyOf(session: Session): Session {
  const judged = session.logs.judgedCase();
  const { snapshot } = judged;
  const attempts = Array.from({ length: COPIES }, (_, copy) =>
    snapshot.attempts.map((attempt, i) => ({
      ...attempt,
      id: `a${copy * snapshot.attempts.length + i + 1}`,
      ...(attempt.transactionID === undefined ? {} : { transactionID: `${attempt.transactionID}${copy}` }),
      steps: attempt.steps.map((step) => ({ ...step, evidence: step.evidence.map((one) => further(one, copy)) })),
    })),
  ).flat();
  const many: CaseSnapshot = { ...snapshot, attempts };
  const logs = Object.create(session.logs, { judgedCase: { value: () => ({ ...judged, snapshot: many }) } });
  return { ...session, logs: bound(logs, session.logs) };
}

type Evidence = CaseSnapshot['attempts'][number]['steps'][number]['evidence'][number];

function further(one: Evidence, copy: number): Evidence {
  if (copy === 0) return one;
  const { observation } = one;
  const { transactionID } = observation.keys;
  const keys = { ...observation.keys, ...(transactionID === undefined ? {} : { transactionID: `${transactionID}${copy}` }) };
  return { ...one, observation: { ...plainObservation(observation), line: observation.line + copy * 500, keys } };
}

/** The store with another case: its methods need their own fields. */
function bound(over: Session['logs'], store: Session['logs']): Session['logs'] {
  return new Proxy(store, {
    get: (target, name) => {
      const value: unknown = name === 'judgedCase' ? over.judgedCase : Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** Milliseconds of processor time. */
function cost(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('a case of 10 000 enrollments', () => {
  const session = manyOf(sessionOfCase(generateCase('current', 3).files));
  const index = indexOf(session);
  const [attempt] = index.snapshot.attempts.filter(({ transactionID }) => transactionID !== undefined);
  const evidence = attempt ? index.evidence(attempt) : [];
  const [first] = evidence;
  const textDocument = { uri: index.uriOf(first?.path ?? '') ?? '' };
  const position = { line: first?.observation.line ?? 0, character: (first?.observation.column ?? 0) + 1 };

  it('is asked within a moment, whatever is asked: answers look up, and walk through nothing', () => {
    expect(index.snapshot.attempts.length).toBeGreaterThan(10_000);
    workspaceSymbols(session, { query: attempt?.transactionID ?? '' }); // names are gathered once
    const page = addressOfEnrollment(index.keyOf(attempt ?? index.snapshot.attempts[0] ?? fail()), undefined);
    const questions = {
      references: () => references(session, { textDocument, position, context: { includeDeclaration: true } }),
      hover: () => hover(session, { textDocument, position }),
      calls: () => prepareCalls(session, { textDocument, position }),
      lenses: () => codeLenses(session, { textDocument }).map((lens) => resolveCodeLens(session, lens)),
      page: () => virtualDocument(session, page),
      symbols: () => workspaceSymbols(session, { query: '8DEE2B5E' }),
      'symbols by letters': () => workspaceSymbols(session, { query: 'zzzz' }),
    };
    for (const [name, ask] of Object.entries(questions)) {
      ask();
      const times = Array.from({ length: 5 }, () => cost(ask)).sort((a, b) => a - b);
      expect([name, times[2]]).toEqual([name, expect.toSatisfy((ms: number) => ms < 60)]);
    }
  });

  it('has lenses for the enrollments that failed, and says how many have none', () => {
    const lenses = codeLenses(session, { textDocument }).filter(
      ({ data, command }) => data?.enrollment || /without a lens/.test(command?.title ?? ''),
    );
    expect(lenses.length).toBeLessThan(70);
    expect(lenses.map(({ command }) => command?.title ?? '').join()).toMatch(/without a lens in this log: \d{3,}/);
  });
});

function fail(): never {
  throw new Error('the case has one');
}
