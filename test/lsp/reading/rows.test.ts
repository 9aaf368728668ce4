import { describe, expect, it } from 'vitest';
import { logRows } from '../../../server/src/lsp/reading/rows.ts';
import type { RowFilter } from '../../../server/src/protocol/reading.ts';
import { sessionWith, URI } from '../support/session.ts';

const LOG = `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query c-ip sc-status sc-substatus sc-win32-status
2026-03-23 09:14:00 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 10.1.5.31 200 0 0
2026-03-23 09:14:01 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 10.1.5.20 403 16 2148204809
2026-03-23 09:14:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 10.1.5.32 200 0 0
2026-03-23 09:14:03 10.1.5.20 GET /index.html - 10.1.5.31 200 0 0
`;

const session = sessionWith('iis-w3c-log', LOG);
const ask = (filter: RowFilter, from = 0, count = 10) => logRows(session, { uri: URI, from, count, filter });
const linesOf = async (filter: RowFilter) => (await ask(filter))?.rows.map(({ line }) => line);

describe('a log as a table', () => {
  it('has a row an entry: time, client, operation, status, reason', async () => {
    const answer = await ask({});
    expect(answer).toMatchObject({ matching: 4, total: 4 });
    expect(answer?.rows[1]).toMatchObject({
      line: 2,
      time: '2026-03-23 09:14:01',
      client: '10.1.5.20',
      operation: 'VerifyRequest',
      status: '403.16',
      severity: 'error',
      reason: expect.stringMatching(/\S/),
    });
    expect(answer?.rows[3]?.operation).toBe('');
  });

  it.each<[RowFilter, readonly number[]]>([
    [{ failed: true }, [2]],
    [{ client: '10.1.5.31' }, [1, 4]],
    [{ operation: 'GetCACert' }, [3]],
    [{ text: 'INDEX' }, [4]],
    [{ text: 'mscep', client: '10.1.5.31' }, [1]],
    [{ client: '10.9.9.9' }, []],
  ])('shows what a filter leaves: %j', async (filter, lines) => expect(await linesOf(filter)).toEqual(lines));

  it('names what one can filter by, the commonest first', async () => {
    const answer = await ask({ failed: true });
    expect(answer?.clients[0]).toEqual({ value: '10.1.5.31', count: 2 });
    expect(answer?.operations.map(({ value }) => value)).toEqual(['GetCACaps', 'GetCACert', 'VerifyRequest']);
  });

  it('writes no year that the log does not write', async () => {
    const text = '05-01 05:00:00.184  8123  8140 D UrlConnectionGetTranspo: Sending GetCACaps(ca) to https://ndes.contoso.com/\n';
    const answer = await logRows(sessionWith('android-omadm-log', text), { uri: URI, from: 0, count: 1, filter: {} });
    expect(answer?.rows[0]?.time).toBe('05-01 05:00:00');
  });

  it('gives the rows that were asked for, and none beyond the end', async () => {
    expect((await ask({}, 2, 1))?.rows.map(({ line }) => line)).toEqual([3]);
    expect((await ask({}, 90, 10))?.rows).toEqual([]);
    expect(await logRows(session, { uri: 'file:///other', from: 0, count: 1, filter: {} })).toBeNull();
  });

  it('says nothing of the secrets of a log', async () => {
    const secret = sessionWith('iis-w3c-log', LOG.replace('message=ca 10.1.5.31', 'message=ca&challenge=Sup3rS3cret 10.1.5.31'));
    expect(JSON.stringify(await logRows(secret, { uri: URI, from: 0, count: 9, filter: {} }))).not.toContain('Sup3rS3cret');
  });
});
