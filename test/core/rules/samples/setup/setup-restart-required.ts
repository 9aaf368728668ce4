import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'setup-restart-required',
  fires: [
    {
      title: '.NET Framework was installed on the way',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:41]i319: Applied execute package: NetFx472Redist, result: 0x0, restart: Required
[0A2C:0D34][2024-05-01T09:00:42]i319: Applied execute package: Connector, result: 0x0, restart: None
[0A2C:0D34][2024-05-01T09:00:42]i399: Apply complete, result: 0x0, restart: Required, ba requested restart:  No
                                                                            ^^^^^^^^ setup-restart-required
[0A2C:0D34][2024-05-01T09:00:44]i007: Exit code: 0xbc2, restarting: No`,
    },
  ],
  quiet: [
    {
      title: 'no restart is needed',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:42]i319: Applied execute package: Connector, result: 0x0, restart: None
[0A2C:0D34][2024-05-01T09:00:42]i399: Apply complete, result: 0x0, restart: None, ba requested restart:  No`,
    },
  ],
};
