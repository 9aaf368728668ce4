import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'http-503-app-pool',
  fires: [
    {
      title: 'no process could be started',
      format: 'windows-event-log',
      text: `Log Name:      System
Source:        Microsoft-Windows-WAS
Event ID:      5059
               ^^^^ http-503-app-pool
Level:         Error
Description:
Application pool SCEP has been disabled. Windows Process Activation Service (WAS) encountered a failure when it started a worker process to serve the application pool.`,
    },
  ],
  quiet: [
    {
      title: 'the pool of another site',
      format: 'windows-event-log',
      text: `Log Name:      System
Source:        Microsoft-Windows-WAS
Event ID:      5059
Level:         Error
Description:
Application pool WsusPool has been disabled. Windows Process Activation Service (WAS) encountered a failure when it started a worker process to serve the application pool.`,
    },
  ],
};
