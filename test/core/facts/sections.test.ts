import { describe, expect, it } from 'vitest';
import { resolutionList } from '../../../server/src/core/advice/index.ts';
import { caseRules } from '../../../server/src/core/case/rules/index.ts';
import { PAGES, SITES } from '../../../server/src/core/facts/pages.ts';
import { rules } from '../../../server/src/core/rules/index.ts';

/** Headings of the pages that are long enough to get lost in, as their tables of contents name them. */
const HEADINGS: Readonly<Record<string, string>> = {
  'troubleshoot-scep-certificate-profile-deployment': `
    android validate-that-the-android-device-was-sent-the-policy validate-the-policy-reached-the-android-device iosipados
    windows validate-that-the-windows-device-was-sent-the-policy validate-the-policy-reached-the-windows-device`,
  'troubleshoot-scep-certificate-device-to-ndes': `
    review-iis-logs-for-a-connection-from-the-device review-device-logs-for-connections-to-ndes android-devices iosipados-devices
    windows-devices troubleshoot-status-code-500 test-and-troubleshoot-the-scep-server-url general-ndes-message http-error-503
    common-causes-for-an-application-pool-crash gatewaytimeout http-414-request-uri-too-long this-page-cant-be-displayed
    internal-server-error`,
  'troubleshoot-scep-certificate-ndes-policy-module': `
    ndes-communication-to-the-policy-module ndespluginlog-contains-an-error-12175 ndespluginlog-indicates-the-challenge-returns-false
    ndes-passes-the-request-to-issue-the-certificate`,
  'troubleshoot-scep-certificate-delivery': `
    review-the-certification-authority review-the-device android iosipados windows troubleshoot-failures`,
  'troubleshoot-scep-certificate-reporting': 'find-reporting-log-entries troubleshoot-stuck-files',
};

/** What is about a page as a whole. */
const WHOLE: Readonly<Record<string, string>> = {
  'profile-assignment-mismatch': 'the table of assignments, which stands above all headings',
  'scep-reply-failure': 'devices of every kind',
  'issued-not-installed': 'devices of every kind',
};

const pageOf = (url: string): string => url.slice(SITES.certificates.length).split('#')[0] ?? '';
const isLong = (url: string): boolean => url.startsWith(SITES.certificates) && Object.hasOwn(HEADINGS, pageOf(url));

describe('a link to a long page', () => {
  it.each(Object.entries(PAGES).filter(([, url]) => isLong(url) && url.includes('#')))(
    '%s names a heading of it',
    (_name, url) => {
      expect(HEADINGS[pageOf(url)]?.trim().split(/\s+/)).toContain(url.slice(url.indexOf('#') + 1));
    },
  );

  it('of a rule or of advice leads to the section that is meant', () => {
    const all = [...rules, ...caseRules, ...resolutionList];
    expect(all.length).toBeGreaterThan(200);
    const lost = all.filter(({ id, docUrl }) => isLong(docUrl) && !docUrl.includes('#') && !Object.hasOwn(WHOLE, id));
    expect(lost.map(({ id, docUrl }) => `${id}: ${docUrl}`)).toEqual([]);
  });
});
