import { describe, expect, it } from 'vitest';
import { growLog, inCase, openLog } from '../../../server/src/core/analyze/index.ts';
import { LogStore } from '../../../server/src/lsp/log/log-store.ts';
import { calls, iis, iphone, iphoneIdle } from '../../core/case/rules/samples/lines.ts';

const PHONE = 'file:///c/console.log';
const SERVER = 'file:///c/u_ex260105.log';

const LOST = iphone('08:15:01', 'sent') + iphoneIdle('08:40:00');
const IIS = iis({ at: '08:00:00', call: 'other' }, ...calls('08:15:01', {}, true), { at: '08:30:00', call: 'other' });

function opened(texts: Readonly<Record<string, string>>): LogStore {
  const store = new LogStore({ openLog, growLog, inCase }, () => 0);
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
