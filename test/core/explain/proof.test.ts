import { describe, expect, it } from 'vitest';
import { stepTold } from '../../../server/src/core/advice/generation.ts';
import { resolutions } from '../../../server/src/core/advice/index.ts';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import type { Explanation } from '../../../server/src/core/explain/model.ts';
import type { LanguageId } from '../../../server/src/core/log/model.ts';
import { proofOf } from '../../../server/src/core/text/proof.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { analysisOf } from '../../support/check-findings.ts';

const HEAD =
  '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status time-taken\n';
const iis = (request: string, agent: string, triple = '200 0 0'): string =>
  `${HEAD}2024-05-01 08:15:01 10.1.5.20 ${request} 443 - 10.40.87.9 ${agent} ${triple} 31\n`;
const PKI = 'POST /certsrv/mscep/mscep.dll operation=PKIOperation';
const VERIFY = 'POST /CertificateRegistrationSvc/Certificate/VerifyRequest -';

function at(text: string, word: string, format: LanguageId = 'iis-w3c-log'): Explanation {
  const explained = explainAt(analysisOf(text, format).document, text.lastIndexOf(word) + 1);
  if (!explained) throw new Error(`nothing about ${word}`);
  return explained;
}

const said = ({ paragraphs, rows }: Explanation): string =>
  [...paragraphs, ...rows.map(({ value }) => value)].map(english).join('\n');

describe('a hover says what it rests on', () => {
  it.each([
    ['profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0', 'documented'],
    ['Mozilla/4.0+(compatible;+Win32;+NDES+client+10.0.22621.2506/22H2)', 'documented'],
    ['Dalvik/2.1.0+(Linux;+U;+Android+13;+Pixel+7)', 'client'],
    ['mdmclient/1.0+CFNetwork/1410.0.3+Darwin/22.6.0', 'reported'],
    ['Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64)+Chrome/120.0', 'derived'],
  ])('of the client %s: %s', (agent, proof) => {
    expect(proofOf(at(iis(PKI, agent), agent))).toBe(proof);
  });

  it('of the order of calls, which of Android only its program shows', () => {
    const next = (agent: string): string =>
      said(at(iis('GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca', agent), 'GetCACaps'));
    expect(next('Dalvik/2.1.0+(Linux;+U;+Android+13)')).toContain("GetCACert. (not verified: from the client's own texts)");
    expect(next('profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0')).toMatch(/PKIOperation\.$/m);
  });

  it('of a column, of which a page says what it is, and of one that none describes', () => {
    expect(at(iis(PKI, 'x'), '10.40.87.9').verified).toBe(true);
    const httperr =
      '#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri streamid sc-status s-siteid s-reason s-queuename\n2024-05-01 08:00:00 10.1.1.9 5012 10.0.0.4 443 HTTP/2 GET /certsrv/mscep/mscep.dll?operation=GetCACaps 77 503 1 QueueFull SCEP\n';
    expect(at(httperr, '77', 'httperr-log').verified).toBe(false);
  });

  it('of the administrator page: that Intune needs it not', () => {
    expect(proofOf(at(iis('GET /certsrv/mscep_admin/ -', 'x'), 'mscep_admin'))).toBe('derived');
  });
});

describe('a hover knows which connector it is about', () => {
  it('names the events of the current one behind a PKIOperation, and the call of the older one', () => {
    const next = said(at(iis(PKI, 'profiled/1.0'), 'PKIOperation'));
    expect(next).toMatch(/Connector events 4003, 4004, 4006 and 4008\. With the connector before July 2021: VerifyRequest/);
  });

  it('says of VerifyRequest who makes the call', () => {
    expect(said(at(iis(VERIFY, 'NDES_Plugin', '201 0 0'), 'VerifyRequest'))).toMatch(
      /The connector before July 2021 makes this call.*events 4003 to 4010/,
    );
  });

  it('says beside a step whether only the older one has what it speaks of', () => {
    const legacy = resolutions.get('verifyrequest-403-7');
    const both = resolutions.get('http-414-long-url');
    if (!legacy?.steps[0] || !both?.steps[0]) throw new Error('no such advice');
    expect(english(stepTold(legacy.steps[0], legacy))).toMatch(/\(connector before July 2021\)$/);
    expect(english(stepTold(both.steps[0], both))).not.toContain('2021');
  });
});
