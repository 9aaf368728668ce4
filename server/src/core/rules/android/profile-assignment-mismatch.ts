import { PAGES } from '../../facts/pages.ts';
import type { LogEvent } from '../../log/event.ts';
import { msg } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import type { Rule } from '../engine/model.ts';

export const profileAssignmentMismatch: Rule = {
  id: 'profile-assignment-mismatch',
  title: msg('Android: a trusted certificate arrives, and no SCEP profile'),
  severity: 'information',
  step: 1,
  formats: ['android-omadm-log'],
  resolutions: ['profile-assignment-mismatch', 'profile-variable-unsupported'],
  docUrl: PAGES.profileDeployment,
  source:
    'CERT:troubleshoot-scep-certificate-profile-deployment (both arrive in one SyncML document) ; what a missing one means: derived',
  verified: false,
  start() {
    let root: Span | undefined;
    let scep = false;
    return {
      see(event) {
        if (event.kind === 'note' && event.note === 'root-profile-arrived') root ??= event.span;
        else scep ||= isOfScep(event);
      },
      end() {
        if (!root || scep) return [];
        return [
          {
            span: root,
            message: msg(
              'Intune sent a trusted certificate, and nowhere in this log a SCEP profile. If one is assigned, its assignment differs: both profiles must go to the same users or to the same devices.',
            ),
            short: msg('no SCEP profile beside it'),
          },
        ];
      },
    };
  },
};

/** What only a device with a SCEP profile does. */
function isOfScep(event: LogEvent): boolean {
  if (event.kind === 'state') return event.machine === 'scep';
  if (event.kind === 'http') return event.operation !== 'Other';
  if (event.kind === 'note')
    return event.note === 'profile-arrived' || event.note === 'enrollment-started' || (event.count ?? 0) > 0;
  return event.kind === 'scep';
}
