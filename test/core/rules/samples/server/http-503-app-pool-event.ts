import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'http-503-app-pool',
  fires: [
    {
      title: 'the worker process crashed',
      format: 'windows-event-log',
      text: `Log Name:      Application
Source:        Application Error
Event ID:      1000
Level:         Error
Description:
Faulting application name: w3wp.exe, version: 8.5.9600.16384, time stamp: 0x5215df96
Faulting module name: ntdll.dll, version: 6.3.9600.18821, time stamp: 0x59ba86db
Exception code: 0xc0000005
                ^^^^^^^^^^ http-503-app-pool`,
    },
    {
      title: 'the pool of NDES ended',
      format: 'windows-event-log',
      text: `Log Name:      System
Source:        Microsoft-Windows-WAS
Event ID:      5009
               ^^^^ http-503-app-pool
Level:         Warning
Description:
A process serving application pool 'SCEP' terminated unexpectedly. The process id was '2084'. The process exit code was '0xc0000005'.`,
    },
  ],
  quiet: [
    {
      title: 'another program crashed',
      format: 'windows-event-log',
      text: `Log Name:      Application
Source:        Application Error
Event ID:      1000
Level:         Error
Description:
Faulting application name: notepad.exe, version: 10.0.0.1, time stamp: 0x5215df96
Exception code: 0xc0000005`,
    },
    {
      title: 'the pool of another site',
      format: 'windows-event-log',
      text: `Log Name:      System
Source:        Microsoft-Windows-WAS
Event ID:      5009
Level:         Warning
Description:
A process serving application pool 'WsusPool' terminated unexpectedly. The process id was '2084'. The process exit code was '0xc0000005'.`,
    },
  ],
};
