import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'setup-dotnet-missing',
  fires: [
    {
      title: 'its download fails',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:12]e313: Failed to acquire payload: NetFx472Web to working path: C:\\Temp\\NetFx472Web, error: 0x80072ee7.
                                                                                                                          ^^^^^^^^^^ setup-dotnet-missing
[0A2C:0D34][2024-05-01T09:00:12]i399: Apply complete, result: 0x80072ee7, restart: None, ba requested restart:  No`,
    },
    {
      title: 'the server has no way to the internet',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:00]i000: Loading prerequisite bootstrapper application because managed host could not be loaded, error: 0x80070490.
[0A2C:0D34][2024-05-01T09:00:12]e000: Error 0x80072ee7: Failed to send request to URL: https://go.microsoft.com/fwlink/?LinkId=863262
[0A2C:0D34][2024-05-01T09:00:40]i319: Applied execute package: NetFx472Web, result: 0x80072ee7, restart: None
                                                                                    ^^^^^^^^^^ setup-dotnet-missing
[0A2C:0D34][2024-05-01T09:00:41]i399: Apply complete, result: 0x80072ee7, restart: None, ba requested restart:  No
[0A2C:0D34][2024-05-01T09:00:44]i007: Exit code: 0x80072ee7, restarting: No`,
    },
    {
      title: 'it ends where its interface cannot be loaded',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:00]i000: Loading prerequisite bootstrapper application because managed host could not be loaded, error: 0x80070490.
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setup-dotnet-missing
[0A2C:0D34][2024-05-01T09:00:04]i500: Shutting down, exit code: 0x0
[0A2C:0D34][2024-05-01T09:00:04]i007: Exit code: 0x0, restarting: No`,
    },
  ],
  quiet: [
    {
      title: 'it was installed on the way',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:00]i000: Loading prerequisite bootstrapper application because managed host could not be loaded, error: 0x80070490.
[0A2C:0D34][2024-05-01T09:00:41]i319: Applied execute package: NetFx472Web, result: 0x0, restart: None
[0A2C:0D34][2024-05-01T09:00:42]i399: Apply complete, result: 0x0, restart: None, ba requested restart:  No`,
    },
  ],
};
