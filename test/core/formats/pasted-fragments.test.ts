import { describe, expect, it } from 'vitest';
import { openLog } from '../../../server/src/core/analyze/index.ts';
import { detectLog } from '../../../server/src/core/detect.ts';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import { textOf } from '../../../server/src/core/log/secrets.ts';
import { claim } from '../../../server/src/core/read/claim.ts';
import { corpus } from '../../support/corpus-file.ts';
import { findingsOf } from '../../support/pasted.ts';

describe('errors of iOS without the rows that logged them', () => {
  it.each([
    ['nserror-block.txt', ['7: ios-scep-error'], 1],
    ['nserror-labels.txt', ['3: ios-scep-error'], 2],
    ['nserror-line.txt', ['1: ios-scep-error'], 1],
  ])('are read: %s', (name, findings, records) => {
    const text = corpus(`pasted/${name}`);
    expect(detectLog({ head: text, fileName: '' })?.id).toBe('ios-console-log');
    const analysis = openLog(text);
    expect(analysis?.document.records.length).toBe(records);
    expect(findingsOf(analysis)).toEqual(findings);
  });

  it('are further lines where a row stands above them', () => {
    const text = `error\t09:10:03.530001 +0200\tprofiled\tCannot retrieve SCEP identity\n${corpus('pasted/nserror-labels.txt')}`;
    expect(openLog(text)?.document.records.length).toBe(1);
  });
});

describe('commands of SyncML without the document around them', () => {
  it.each([
    ['syncml-atomic.xml', ['3: windows-profile-key-length']],
    ['syncml-commands.txt', ['6: windows-profile-hash']],
  ])('are a SCEP profile: %s', (name, findings) => {
    const text = corpus(`pasted/${name}`);
    expect(detectLog({ head: text, fileName: '' })?.id).toBe('android-omadm-log');
    expect(claim({ head: text, notation: 'utf-8' }, name)?.id).toBe('android-omadm-log');
    const analysis = openLog(text);
    expect(analysis?.document.records.length).toBe(1);
    expect(analysis?.document.problems).toEqual([]);
    expect(findingsOf(analysis)).toEqual(findings);
  });

  it.each(['syncml-atomic.xml', 'syncml-commands.txt'])('hide the challenge: %s', (name) => {
    const text = corpus(`pasted/${name}`);
    const document = openLog(text)?.document;
    expect(document && textOf(document, { start: 0, end: text.length })).not.toContain('not-a-secret');
  });

  it('explain their nodes', () => {
    const text = corpus('pasted/syncml-atomic.xml');
    const document = openLog(text)?.document;
    for (const value of ['1024', 'not-a-secret']) {
      expect(document && explainAt(document, text.indexOf(value) + 1)).toBeDefined();
    }
  });

  it('that are cut are read as far as they go', () => {
    const text = corpus('pasted/syncml-atomic.xml');
    const analysis = openLog(text.slice(0, text.indexOf('not-a-secret') + 4));
    expect(findingsOf(analysis)).toEqual(['3: windows-profile-key-length']);
    expect(analysis?.coverage.map(({ kind }) => kind)).toEqual(['cut']);
  });
});
