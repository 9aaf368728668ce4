import type { RuleSamples } from '../model.ts';

const attempt = (second: number): string =>
  `default	09:10:${second}.100001 +0200	profiled	Attempting to retrieve issued certificate...`;
const pending = (second: number): string =>
  `default	09:10:${second}.520001 +0200	profiled	Could not retrieve issued certificate: NSError:\nDesc   : PENDING\nDomain : PENDING`;

export const samples: RuleSamples = {
  id: 'scep-reply-pending',
  fires: [
    {
      title: 'the console of an iPhone that still asks',
      format: 'ios-console-log',
      text: `${attempt(12)}
${pending(13)}
         ^^^^^^^ scep-reply-pending
Code   : 3
default	09:10:13.530001 +0200	profiled	Sleeping before polling SCEP server again.`,
    },
    {
      title: 'the console of an iPhone that has given up',
      format: 'ios-console-log',
      text: `${attempt(12)}
${pending(13)}
Code   : 3
error	09:10:13.600001 +0200	profiled	Cannot retrieve SCEP identity: NSError:
Desc   : PENDING
Domain : PENDING
         ^^^^^^^ scep-reply-pending
Code   : 3`,
    },
  ],
  quiet: [
    {
      title: 'the console of an iPhone that got its certificate in the end',
      format: 'ios-console-log',
      text: `${attempt(12)}\n${pending(13)}\nCode   : 3\n${attempt(24)}\ndefault	09:10:25.910001 +0200	profiled	Issued certificate received.`,
    },
  ],
};
