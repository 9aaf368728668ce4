import { describe, expect, it } from 'vitest';
import { concludeAgain, growLog, openLog } from '../../../server/src/core/analyze/index.ts';
import { partUri } from '../../../server/src/core/evtx/index.ts';
import { LIMITS } from '../../../server/src/core/limits.ts';
import type { LogFacts } from '../../../server/src/core/log/facts.ts';
import { LargeLogs } from '../../../server/src/lsp/log/large-logs.ts';
import { LogStore } from '../../../server/src/lsp/log/log-store.ts';
import { OpenCase } from '../../../server/src/lsp/log/open-case.ts';
import { factsOfText } from '../../case/support/read-logs.ts';
import { calls, iis, iphone, iphoneIdle } from '../../core/case/rules/samples/lines.ts';

const PHONE = 'file:///c/console.log';
const SERVER = 'file:///c/u_ex260105.log';

const LOST = iphone('08:15:01', 'sent') + iphoneIdle('08:40:00');
const IIS = iis({ at: '08:00:00', call: 'other' }, ...calls('08:15:01', {}, true), { at: '08:30:00', call: 'other' });

function opened(texts: Readonly<Record<string, string>>): LogStore {
  const store = new LogStore({ openLog, growLog, concludeAgain }, () => 0);
  for (const [uri, text] of Object.entries(texts)) {
    store.open(uri, uri === PHONE ? 'ios-console-log' : 'iis-w3c-log', 1, text);
    store.get(uri);
  }
  return store;
}

function said(store: LogStore, uri: string): readonly string[] {
  return store.get(uri)?.analysis.groups.map(({ id }) => id) ?? [];
}

describe('logs that are open together', () => {
  it('say what only both of them show, in place of what each says alone', () => {
    const store = opened({ [PHONE]: LOST, [SERVER]: IIS });
    expect(said(store, PHONE)).toEqual(['ios-enrollment-stops']);
    expect(store.judgeCase()).toContain(PHONE);
    expect(said(store, PHONE)).toEqual(['no-request-in-iis']);
  });

  it('are told of once: a case that is judged again without a change says nothing new', () => {
    const store = opened({ [PHONE]: LOST, [SERVER]: IIS });
    store.judgeCase();
    expect(store.judgeCase()).toEqual([]);
  });

  it('say less again when one of them is closed', () => {
    const store = opened({ [PHONE]: LOST, [SERVER]: IIS });
    store.judgeCase();
    store.close(SERVER);
    expect(store.judgeCase()).toEqual([PHONE]);
    expect(said(store, PHONE)).toEqual(['ios-enrollment-stops']);
  });

  it('say what each says by itself from a change on, until the case is judged again', () => {
    const store = opened({ [PHONE]: LOST, [SERVER]: IIS });
    store.judgeCase();
    store.change(PHONE, 2, [{ text: `${LOST}${iphoneIdle('08:50:00')}` }]);
    expect(said(store, PHONE)).toEqual(['ios-enrollment-stops']);
    store.judgeCase();
    expect(said(store, PHONE)).toEqual(['no-request-in-iis']);
  });

  it('give the same object for the same case, so that what is made of it is made once', () => {
    const store = opened({ [PHONE]: LOST, [SERVER]: IIS });
    store.judgeCase();
    expect(store.get(PHONE)?.analysis).toBe(store.get(PHONE)?.analysis);
  });
});

/** Logs that are open, and those that were read from disk, in one case. */
function scene(): { readonly store: LogStore; readonly large: LargeLogs; readonly openCase: OpenCase } {
  const openCase = new OpenCase();
  const store = new LogStore({ openLog, growLog, concludeAgain }, () => 0, undefined, openCase);
  return { store, large: new LargeLogs(openCase), openCase };
}

function factsOfIis(): LogFacts {
  const facts = factsOfText('/c/u_ex260105.log', IIS);
  if (!facts) throw new Error('it is a log');
  return facts;
}

describe('a log that no editor opens, and that was read from disk', () => {
  it('is one of those that are open: they say what only all of them show', () => {
    const { store, large } = scene();
    store.open(PHONE, 'ios-console-log', 1, LOST);
    store.get(PHONE);
    large.keep(SERVER, { kind: 'log', facts: factsOfIis() });
    expect(store.judgeCase()).toEqual([PHONE]);
    expect(said(store, PHONE)).toEqual(['no-request-in-iis']);
    large.forget(SERVER);
    expect(store.judgeCase()).toEqual([PHONE]);
    expect(said(store, PHONE)).toEqual(['ios-enrollment-stops']);
  });

  it('says itself what its case says in it, at its line', () => {
    const { store, large } = scene();
    store.open(SERVER, 'iis-w3c-log', 1, IIS);
    store.get(SERVER);
    const facts = factsOfText('/c/console.log', LOST);
    if (facts) large.keep(PHONE, { kind: 'log', facts });
    expect(large.get(PHONE)?.groups.map(({ id }) => id)).toEqual(['ios-enrollment-stops']);
    expect(store.judgeCase()).toEqual([PHONE]);
    const found = large.get(PHONE);
    const [group] = found?.groups ?? [];
    expect(group?.id).toBe('no-request-in-iis');
    const span = group?.shown[0]?.span ?? { start: 0, end: 0 };
    const line = LOST.slice(0, span.start).split('\n').length - 1;
    expect(found?.locate(span).range.start).toEqual({ line, character: span.start - LOST.lastIndexOf('\n', span.start - 1) - 1 });
  });

  it('counts as far as there is room for all of them, and the report says what is beyond; its own findings are whole', () => {
    const { large, openCase } = scene();
    const facts = factsOfIis();
    const [one] = facts.observations;
    const many = one ? Array.from({ length: LIMITS.largeObservations - 10 }, () => one) : [];
    large.keep('file:///c/first.log', { kind: 'log', facts: { ...facts, hash: 'first', observations: many } });
    large.keep(SERVER, { kind: 'log', facts: { ...facts, observations: many.slice(0, 15) } });
    expect(openCase.observations('large')).toBe(LIMITS.largeObservations);
    expect(large.get(SERVER)?.coverage).toEqual([]);
    expect(openCase.viewOnDisk(SERVER, 'large')?.coverage.map(({ kind, count }) => [kind, count])).toEqual([['unobserved', 5]]);
    large.forget('file:///c/first.log');
    expect(openCase.observations('large')).toBe(10);
  });

  it('holds its parts: one that is open is no log beside it', () => {
    const { store, large, openCase } = scene();
    const part = partUri({ log: SERVER, part: 1 }, 2);
    store.open(part, 'iis-w3c-log', 1, IIS);
    store.get(part);
    store.judgeCase();
    expect(openCase.judged.logs.map(({ path }) => path)).toEqual([part]);
    large.keep(SERVER, { kind: 'log', facts: factsOfIis() });
    store.judgeCase();
    expect(openCase.judged.logs.map(({ path }) => path)).toEqual(['/c/u_ex260105.log']);
    large.forget(SERVER);
    store.judgeCase();
    expect(openCase.judged.logs.map(({ path }) => path)).toEqual([part]);
  });
});

describe('the case of open logs', () => {
  it('counts a text that is open twice once, says so, and marks both', () => {
    const { store, openCase } = scene();
    const copy = 'file:///c/copy%20of.log';
    for (const uri of [PHONE, copy]) store.open(uri, 'ios-console-log', 1, LOST);
    store.open(SERVER, 'iis-w3c-log', 1, IIS);
    for (const uri of [PHONE, copy, SERVER]) store.get(uri);
    store.judgeCase();
    expect(openCase.judged.attempts).toHaveLength(1);
    expect(openCase.judged.duplicates).toEqual([{ path: '/c/copy of.log', of: '/c/console.log' }]);
    for (const uri of [PHONE, copy]) expect(said(store, uri)).toEqual(['no-request-in-iis']);
    store.close(PHONE);
    store.judgeCase();
    expect(openCase.judged.duplicates).toEqual([]);
    expect(said(store, copy)).toEqual(['no-request-in-iis']);
  });

  it('has all of many logs, also those whose analysis is no longer kept', () => {
    const { store, openCase } = scene();
    const uris = Array.from({ length: 40 }, (_, n) => `file:///c/u_ex${n}.log`);
    for (const [n, uri] of uris.entries()) store.open(uri, 'iis-w3c-log', 1, `${IIS}#Remark: ${n}\n`);
    for (const uri of uris) store.get(uri);
    store.judgeCase();
    expect(openCase.judged.logs).toHaveLength(40);
    expect(store.openToCase()).toHaveLength(32);
  });
});
