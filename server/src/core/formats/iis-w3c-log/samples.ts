import type { FormatSample } from '../../log/model.ts';

/** Layouts in which IIS logs arrive; the first line of each title says which. They run as tests. */
export const samples: readonly FormatSample[] = [
  {
    title: 'The columns that IIS selects by default',
    records: 2,
    text: [
      '#Software: Microsoft Internet Information Services 10.0',
      '#Version: 1.0',
      '#Date: 2024-05-01 00:00:00',
      '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken',
      '2024-05-01 00:00:04 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.1.5.31 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 262',
      '2024-05-01 00:00:05 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 201 0 0 420',
    ].join('\r\n'),
  },
  {
    title: 'Other columns, with a custom field at the end',
    records: 1,
    text: [
      '#Software: Microsoft Internet Information Services 8.5',
      '#Fields: date time s-sitename cs-method cs-uri-stem cs-uri-query c-ip cs-host sc-status sc-substatus sc-win32-status sc-bytes X-Forwarded-For',
      '2024-05-01 00:00:13 W3SVC1 GET /certsrv/mscep/mscep.dll ... 10.1.5.31 ndes.contoso.com 404 15 0 1281 203.0.113.7',
    ].join('\n'),
  },
  {
    title: 'Columns that change in mid-file',
    records: 2,
    text: [
      '#Software: Microsoft Internet Information Services 10.0',
      '#Fields: date time cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status',
      '2024-05-01 08:00:00 GET /certsrv/mscep/mscep.dll - 403 0 0',
      '#Software: Microsoft Internet Information Services 10.0',
      '#Fields: date time cs-method cs-uri-stem sc-status sc-substatus sc-win32-status time-taken',
      '2024-05-01 08:00:09 GET /certsrv/mscep/mscep.dll 500 0 1346 31',
    ].join('\n'),
  },
  {
    title: 'A line without #Fields, as people paste it',
    records: 1,
    text: '2017-08-08 20:22:16 IP_address GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.5.14.22 profiled/1.0+CFNetwork/811.5.4+Darwin/16.6.0 - 500 0 1346 31',
  },
  {
    title: 'Without date and time, with an IPv6 zone, wrapped over two lines',
    records: 1,
    text: [
      'fe80::f53d:89b8:c3e8:5fec%13 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - ',
      'fe80::f53d:89b8:c3e8:5fec%13 Dalvik/2.1.0+(Linux;+U;+Android+5.0;+P01M+Build/LRX21V) - 200 0 0 3909 0',
    ].join('\n'),
  },
];
