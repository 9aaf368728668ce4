import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'setup-condition-failed',
  fires: [
    {
      title: 'the version of Windows is too old',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:00]i052: Condition 'VersionNT >= v6.3' evaluates to false.
[0A2C:0D34][2024-05-01T09:00:00]e053: Bundle global condition check didn't succeed - aborting without loading application.
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setup-condition-failed`,
    },
  ],
  quiet: [
    {
      title: 'conditions of single packages may be false',
      format: 'msi-setup-log',
      text: `[0A2C:0D34][2024-05-01T09:00:00]i052: Condition 'NETFRAMEWORK45 >= 461808' evaluates to false.
[0A2C:0D34][2024-05-01T09:00:42]i399: Apply complete, result: 0x0, restart: None, ba requested restart:  No`,
    },
  ],
};
