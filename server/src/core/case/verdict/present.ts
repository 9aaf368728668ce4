import type { LogFacts } from '../../log/facts.ts';
import { CLIENT, CONNECTOR } from './would-show.ts';

/** The logs that a case has, as `wouldShow` names them: language ids, and channels of Windows events. */
export function presentOf(logs: readonly LogFacts[]): ReadonlySet<string> {
  const present = new Set<string>();
  for (const { channels, format, observations } of logs) {
    if (format !== 'windows-event-log') present.add(format);
    for (const channel of channels) {
      const name = channel.toLowerCase();
      if (name.includes('intune-certificateconnectors')) present.add(CONNECTOR);
      if (name.includes('devicemanagement-enterprise-diagnostics')) present.add(CLIENT);
      if (name === 'application' || name.includes('networkdeviceenrollmentservice')) present.add('Application');
    }
    for (const { by } of observations.slice(0, SAMPLE)) {
      if (by === 'connector') present.add(CONNECTOR);
      if (by === 'ndes') present.add('Application');
    }
  }
  return present;
}

/** One log is written by few programs: the first observations name them. */
const SAMPLE = 50;
