import { describe, expect, test } from 'vitest';
import { packed, unpacked } from '../../../server/src/core/log/observed/packed.ts';
import { lineOf } from '../../../server/src/core/text/named-lines.ts';
import { factsOfText } from './check.ts';

const IIS = `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port c-ip sc-status sc-substatus sc-win32-status
2026-01-20 07:05:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 10.40.86.2 500 0 1346
2026-01-20 07:09:12 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 10.40.86.2 200 0 0
`;

describe('the facts of a log', () => {
  test('are plain data but for the observations, which are packed for a copy: both come through it unchanged', () => {
    const { observations, ...facts } = factsOfText('iis-w3c-log', IIS);
    expect(structuredClone(facts)).toEqual(facts);
    expect(observations).toHaveLength(2);
    expect(unpacked(structuredClone(packed(observations)))).toEqual(observations);
  });

  test('tell equal texts by their hash', () => {
    const { hash } = factsOfText('iis-w3c-log', IIS);
    expect(factsOfText('iis-w3c-log', IIS).hash).toBe(hash);
    expect(factsOfText('iis-w3c-log', `${IIS}\n`).hash).not.toBe(hash);
  });

  test('hold findings with their lines and with what they mark, without the text', () => {
    const { groups, lines, excerpts, records } = factsOfText('iis-w3c-log', IIS);
    expect(records).toBe(2);
    const [finding] = groups.flatMap(({ shown }) => shown);
    expect(finding?.id).toBe('iis-500-1346-impersonation');
    expect(lineOf(lines, finding?.span.start ?? 0).line).toBe(1);
    expect(excerpts.get(finding?.span.start ?? 0)).toBe(IIS.slice(finding?.span.start, finding?.span.end));
  });

  test('know the first and the last time, as written', () => {
    const { times } = factsOfText('iis-w3c-log', IIS);
    const written = { zone: 'utc', dateKnown: true, yearKnown: true };
    expect(times).toEqual({
      first: { epochMs: Date.UTC(2026, 0, 20, 7, 5, 2), ...written },
      last: { epochMs: Date.UTC(2026, 0, 20, 7, 9, 12), ...written },
    });
    expect(factsOfText('iis-w3c-log', '').times).toBeUndefined();
  });

  test('a set-up log and a profile say nothing of an enrollment', () => {
    expect(
      factsOfText('msi-setup-log', 'MSI (s) (A4:90) [09:12:33:123]: Product: Microsoft Intune Connector -- Installation failed.')
        .observations,
    ).toEqual([]);
    expect(
      factsOfText(
        'apple-profile-log',
        '<plist version="1.0"><dict><key>PayloadType</key><string>com.apple.security.scep</string></dict></plist>',
      ).observations,
    ).toEqual([]);
  });
});
