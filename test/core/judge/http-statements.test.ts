import { describe, expect, it } from 'vitest';
import { resolutions } from '../../../server/src/core/advice/index.ts';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import { httpApiReasons } from '../../../server/src/core/facts/codes/http-api.ts';
import { describeStatus, statusNote } from '../../../server/src/core/facts/codes/status.ts';
import type { Finding } from '../../../server/src/core/log/finding.ts';
import type { LanguageId } from '../../../server/src/core/log/model.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { analysisOf, findingsOf } from '../../support/check-findings.ts';

const HEAD =
  '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status time-taken\n';
const CACERT = 'GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca';
const VERIFY = 'POST /CertificateRegistrationSvc/Certificate/VerifyRequest -';

const iis = (request: string, triple: string): string =>
  `${HEAD}2024-05-01 08:15:01 10.1.5.20 ${request} 443 - 10.40.87.9 Dalvik/2.1.0 ${triple} 31\n`;

const android = (answer: string, call = 'GetCACert(ca)'): string =>
  `2024-05-01T08:15:01.1230000  VERB  Event  org.jscep.transport.UrlConnectionGetTransport  18327  10  Received '${answer}' when sending ${call} to https://scep.example.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=ca\n`;

function only(text: string, format: LanguageId = 'iis-w3c-log'): Finding {
  const [finding, ...more] = findingsOf(analysisOf(text, format));
  if (!finding || more.length > 0) throw new Error(`${more.length} findings`);
  return finding;
}

const ids = (text: string, format?: LanguageId): readonly string[] => only(text, format).resolutions;
const message = (text: string, format?: LanguageId): string => english(only(text, format).message);
const statusHover = (text: string, status: string): string => {
  const explained = explainAt(analysisOf(text, 'iis-w3c-log').document, text.lastIndexOf(` ${status} `) + 1);
  return [...(explained?.paragraphs ?? []), ...(explained?.rows ?? []).flatMap(({ label, value }) => [label, value])]
    .map(english)
    .join('\n');
};

describe('503', () => {
  it.each([
    ['503 2 0', /limit of concurrent requests/],
    ['503 3 0', /queue for ASP\.NET is full: the application pool runs/],
    ['503 4 0', /queue for FastCGI is full: the application pool runs/],
  ])('%s is load, not a pool that is stopped', (triple, says) => {
    const finding = only(iis(CACERT, triple));
    expect(english(finding.message)).toMatch(says);
    expect(english(finding.message)).not.toMatch(/crash|does not run/);
    expect(finding.resolutions[0]).toBe('ndes-overloaded');
  });

  it('of ASP.NET is named so in the table', () => {
    expect(english(describeStatus(503, 3).short)).toBe('ASP.NET queue full');
    expect(english(describeStatus(503, 3).meaning)).toBe('The queue of ASP.NET requests is full.');
  });

  it('seen by a device may come from something before NDES', () => {
    expect(message(android('503 Service Unavailable'), 'android-omadm-log')).toMatch(/^NDES, or something before it/);
    expect(message(iis(CACERT, '503 0 0'))).toMatch(/^The application pool behind this URL does not run/);
  });
});

describe('a redirect', () => {
  it('in the log of the server is a warning: the client may follow', () => {
    const finding = only(iis(CACERT, '302 0 0'));
    expect(finding.severity).toBe('warning');
    expect(english(finding.message)).toContain('A client may follow');
    expect(english(finding.message)).not.toContain('the enrollment stops here');
  });

  it('loses the message of a POST', () => {
    expect(message(iis('POST /certsrv/mscep/mscep.dll operation=PKIOperation', '302 0 0'))).toContain('without the message');
  });

  it('that a device reports was not followed', () => {
    const finding = only(android('302 Found'), 'android-omadm-log');
    expect(finding.severity).toBe('error');
    expect(english(finding.message)).toContain('the device did not follow');
  });

  it.each(['302 0 0', '401 2 5', '407 0 0'])('or a demanded sign-in (%s) calls for pass-through, not for an SPN', (triple) => {
    expect(ids(iis(CACERT, triple))[0]).toBe('http-preauthentication');
    expect(ids(iis(CACERT, triple))).not.toContain('spn-missing');
  });
});

describe('advice follows the code', () => {
  it.each([
    [VERIFY, '403 7 0', 'verifyrequest-403-7'],
    [VERIFY, '403 0 0', 'verifyrequest-403-eku'],
    [VERIFY, '403 13 2148081683', 'verifyrequest-403-13'],
    [VERIFY, '403 17 2148204801', 'verifyrequest-403-17'],
    [VERIFY, '403 16 2148204809', 'verifyrequest-403-16'],
    [VERIFY, '403 16 2148204801', 'verifyrequest-403-17'],
    [VERIFY, '403 16 2148081680', 'verifyrequest-403-13'],
    [VERIFY, '404 0 2', 'verifyrequest-404'],
    [CACERT, '502 3 12030', 'bad-gateway'],
    [CACERT, '504 0 0', 'gateway-timeout'],
    [CACERT, '403 4 5', 'http-403-ssl-required'],
    [CACERT, '403 7 0', 'http-403-client-certificate'],
    [CACERT, '404 0 2', 'http-404-scep-missing'],
    [CACERT, '404 6 0', 'http-404-6-verb'],
    [CACERT, '405 0 0', 'http-404-6-verb'],
    [CACERT, '404 11 0', 'http-404-11-double-escape'],
    [CACERT, '500 19 5', 'http-500-19-permission'],
    [CACERT, '500 19 2147942405', 'http-500-19-permission'],
    [CACERT, '500 19 33', 'http-500-19-configuration'],
  ])('%s %s: %s', (request, triple, first) => {
    expect(ids(iis(request, triple))[0]).toBe(first);
  });

  it('says of 500.19 with Windows error 5 that the account may not read web.config', () => {
    expect(message(iis(CACERT, '500 19 5'))).toMatch(/may not read .*web\.config/);
    expect(english(resolutions.get('http-500-19-permission')?.steps[0] ?? { text: '', args: [] })).toMatch(/Read/);
  });

  it('blames foreign roots only for the Windows error with which that is documented', () => {
    expect(message(iis(VERIFY, '403 16 2148204809'))).toContain('not self-signed');
    for (const triple of ['403 16 2148204801', '403 16 2148204810', '403 16 2148204814'])
      expect(message(iis(VERIFY, triple))).not.toContain('not self-signed');
  });
});

describe('how the sending of an answer ended', () => {
  it.each([64, 121, 1236, 10054])('is not why it was 500 (%s)', (win32) => {
    const text = iis(CACERT, `500 0 ${win32}`);
    expect(message(text)).toMatch(/^NDES itself failed/);
    expect(message(iis(VERIFY, `500 0 ${win32}`))).toMatch(/^CertificateRegistrationSvc failed, often because/);
    expect(statusHover(text, '500')).not.toMatch(/The application failed with|With status 200/);
  });
});

describe('what a page does not say', () => {
  it('is not said of 414, and not in the log that shows it', () => {
    const text = iis('GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MII', '414 0 0');
    expect(english(describeStatus(414).meaning)).not.toContain('http.sys');
    expect(statusHover(text, '414')).not.toMatch(/http\.sys/);
    expect(message(text)).not.toMatch(/http\.sys|proxy/);
  });

  it('is marked: 411, and what else may be behind 414', () => {
    expect(statusNote(411, 0, 'ndes')?.verified).toBe(false);
    expect(statusNote(414, 0, 'ndes')?.verified).toBe(false);
  });

  it('is no certainty: the Temp folder behind 500, the limits behind FieldLength and RequestLength', () => {
    expect(english(statusNote(500, 0, 'policy-module')?.note ?? { text: '', args: [] })).toMatch(/^Often /);
    for (const name of ['fieldlength', 'requestlength'])
      expect(english(httpApiReasons.get(name)?.scep?.note ?? { text: '', args: [] })).toMatch(/^Usually /);
  });

  it.each(['404 Not Found', '403 Forbidden', '500 Internal Server Error', '401 Unauthorized', '400 Bad Request'])(
    'is who wrote what a device got: %s',
    (answer) => {
      expect(message(android(answer), 'android-omadm-log')).toMatch(
        /proxy or load balancer before NDES may have written this answer/,
      );
    },
  );
});
