import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'iis-500-1346-impersonation',
  fires: [
    {
      title: 'the line of the article',
      format: 'iis-w3c-log',
      text: `2017-08-08 20:22:16 IP_address GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.5.14.22 profiled/1.0+CFNetwork/811.5.4+Darwin/16.6.0 - 500 0 1346 31
                                                                                                                                                                         ^^^^^^^^^^ iis-500-1346-impersonation`,
    },
  ],
  quiet: [
    {
      title: 'the same error on another application',
      format: 'iis-w3c-log',
      text: `2017-08-08 20:22:16 10.1.5.20 GET /intranet/default.aspx - 443 - 10.5.14.22 Mozilla/5.0 - 500 0 1346 31`,
    },
  ],
};
