import { describe, expect, it } from 'vitest';
import { openLog } from '../../../server/src/core/analyze/index.ts';
import { detectLog } from '../../../server/src/core/detect.ts';
import { androidOmadmLog } from '../../../server/src/core/formats/android-omadm-log/index.ts';
import { corpus } from '../../support/corpus-file.ts';
import { findingsOf } from '../../support/pasted.ts';
import { tally } from './marks.ts';

describe('OMADM.log of a version without the column Event', () => {
  it.each([
    ['omadm-without-category.log', ['2: http-503-app-pool']],
    ['omadm-without-category-state.log', ['2: android-state-failed']],
  ])('gives the findings of its lines: %s', (name, findings) => {
    const text = corpus(`pasted/${name}`);
    expect(detectLog({ head: text, fileName: '' })).toMatchObject({ id: 'android-omadm-log', detection: { quality: 'certain' } });
    expect(findingsOf(openLog(text))).toEqual(findings);
    expect(androidOmadmLog.parse(text).problems).toEqual([]);
  });

  it.each(['documented.log', 'inspector.log', 'profile.log'])('says what it says with that column: %s', (name) => {
    const whole = corpus(`android-omadm-log/${name}`);
    const without = whole.replace(/^(\d{4}-\d\d-\d\dT[\d:.]+[\t ]+[A-Z]+[\t ]+)Event[\t ]+/gm, '$1');
    expect(without).not.toBe(whole);
    const [one, other] = [androidOmadmLog.parse(whole), androidOmadmLog.parse(without)];
    expect(other.records.length).toBe(one.records.length);
    expect(tally(other)).toEqual(tally(one));
    const rules = (text: string) => findingsOf(openLog(text, { languageId: 'android-omadm-log' }));
    expect(rules(without)).toEqual(rules(whole));
  });

  it('names the columns that a cut line has', () => {
    const names = (line: string) =>
      androidOmadmLog
        .parse(line)
        .records.at(0)
        ?.fields()
        .map(({ name }) => name);
    expect(names('2019-08-01T19:22:47.0240000  VERB  com.microsoft.omadm.A')).toEqual(['time', 'level', 'logger']);
    expect(names('2019-08-01T19:22:47.0240000  VERB  com.microsoft.omadm.A  15118')).toEqual(['time', 'level', 'logger', 'pid']);
    expect(names('2019-08-01T19:22:47.0240000  VERB  Event')).toEqual(['time', 'level', 'category']);
  });
});

describe('the registration point of Configuration Manager', () => {
  it.each([
    ['iis-registration-point-configmgr.log', ['2: verifyrequest-403-eku']],
    ['iis-registration-point-notify.log', ['1: notify-failed']],
    ['ndesplugin-registration-point-configmgr.log', ['4: ndesplugin-12175']],
    ['iis-registration-point-healthy.log', []],
  ])('answers the calls of the policy module: %s', (name, findings) => {
    expect(findingsOf(openLog(corpus(`pasted/${name}`)))).toEqual(findings);
  });
});
