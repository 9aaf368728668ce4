import type { FormatSample } from '../../log/model.ts';

const block = (fields: string): string =>
  `#Software: Microsoft HTTP API 2.0\n#Version: 1.0\n#Date: 2024-05-01 06:00:00\n#Fields: ${fields}\n`;

/** One sample a layout; the columns are those of Microsoft's page about error logging in HTTP APIs and of `#Fields` lines. */
export const httperrSamples: readonly FormatSample[] = [
  {
    title: 'a pool that is switched off, and an idle connection',
    text: `${block('date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename')}2024-05-01 06:00:00 10.0.0.9 51234 10.1.5.20 443 HTTP/1.1 GET /certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca 503 1 AppOffline SCEP\n2024-05-01 06:00:10 10.0.0.9 51240 10.1.5.20 443 - - - - - Timer_ConnectionIdle -\n`,
    records: 2,
  },
  {
    title: 'with the stream of HTTP/2',
    text: `${block('date time c-ip c-port s-ip s-port cs-version cs-method cs-uri streamid sc-status s-siteid s-reason s-queuename')}2024-05-01 06:00:00 10.0.0.9 51234 10.1.5.20 443 HTTP/1.1 GET /certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca - 503 1 AppOffline SCEP\n`,
    records: 1,
  },
  {
    title: 'of the newest systems',
    text: `${block('date time c-ip c-port s-ip s-port cs-version cs-method cs-uri streamid streamid_ex sc-status s-siteid s-reason s-queuename transport')}2024-05-01 06:00:00 fe80::1%4 51234 fe80::2%4 443 HTTP/2 GET /certsrv/mscep/mscep.dll 1 - 503 1 QueueFull SCEP -\n`,
    records: 1,
  },
  {
    title: 'without column names and without the queue',
    text: '2024-05-01 07:37:51 10.0.0.9 1682 10.1.5.20 80 HTTP/1.1 GET /certsrv/mscep/mscep.dll 400 - RequestLength\n',
    records: 1,
  },
  {
    title: 'only connections without a request',
    text: '2024-05-01 07:37:51 2001:db8::1%0 1682 2001:db8::2%0 80 - - - - - Timer_ConnectionIdle -\n2024-05-01 07:37:55 10.0.0.9 1682 10.1.5.20 80 - - - - - Timer_HeaderWait -\n',
    records: 2,
  },
];
