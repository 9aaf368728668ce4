import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'http-503-logon-right',
  fires: [
    {
      title: 'warnings about the identity, and the pool is off',
      format: 'windows-event-log',
      text: `Log Name:      System
Source:        Microsoft-Windows-WAS
Date:          14.05.2024 09:12:33
Event ID:      5021
               ^^^^ http-503-logon-right
Level:         Warning
Description:
The identity of application pool SCEP is invalid. The user name or password that is specified for the identity may be incorrect, or the user may not have batch logon rights.
Log Name:      System
Source:        Microsoft-Windows-WAS
Date:          14.05.2024 09:12:34
Event ID:      5057
Level:         Warning
Description:
Application pool SCEP has been disabled. Windows Process Activation Service (WAS) did not create a worker process to serve the application pool because the application pool identity is invalid.
Log Name:      System
Source:        Microsoft-Windows-WAS
Date:          14.05.2024 09:12:34
Event ID:      5059
Level:         Error
Description:
Application pool SCEP has been disabled. Windows Process Activation Service (WAS) encountered a failure when it started a worker process to serve the application pool.`,
    },
    {
      title: 'with the error as binary data',
      format: 'windows-event-log',
      text: `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-WAS'/><EventID>5057</EventID><Level>3</Level><Channel>System</Channel></System>
                                                                                                                              ^^^^ http-503-logon-right
<EventData><Data Name='AppPoolID'>SCEP</Data><Binary>69050780</Binary></EventData></Event>`,
    },
  ],
  quiet: [
    {
      title: 'the pool of another site',
      format: 'windows-event-log',
      text: `Log Name:      System
Source:        Microsoft-Windows-WAS
Event ID:      5021
Level:         Warning
Description:
The identity of application pool SharePoint Central Administration v4 is invalid.`,
    },
    {
      title: 'no process could be started, and nothing says that the account is why',
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
};
