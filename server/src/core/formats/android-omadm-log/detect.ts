import type { DetectInput, Detector } from '../../log/detect.ts';
import type { Detection } from '../../log/model.ts';
import { msg } from '../../text/sentence.ts';
import { readOmadmHeader } from './header.ts';
import { isScepLine, readLogcatHeader } from './logcat.ts';
import { syncmlLayout } from './trace.ts';

/**
 * Recognises an OMADM log by its columns, logcat by its columns and words of SCEP, SyncML without columns by the nodes of SCEP, and an
 * empty or headless log by its name.
 * No public sample of CloudExtension.log exists: it is read where it has one of these layouts.
 */
export const androidOmadmDetector: Detector = { id: 'android-omadm-log', detect };

/** Lines of the head that are looked at. */
const LINE_LIMIT = 400;

function detect({ head, fileName }: DetectInput): Detection | undefined {
  const named = /(?:^|[\\/])(?:omadm|cloudextension)[^\\/]*\.(?:log|txt)$/i.test(fileName);
  const best = bestLine(head);
  if (best === 'ours') {
    return {
      quality: 'certain',
      reason: msg('its lines have the columns of OMADM.log and come from the Intune agent or from jscep'),
    };
  }
  if (best === 'logcat') {
    return {
      quality: 'likely',
      reason: msg('lines of Android logcat that speak of SCEP; how the Intune apps log there is not confirmed by a source'),
    };
  }
  if (best === 'layout' && named) return { quality: 'certain', reason: msg('the file name, and the columns of OMADM.log') };
  const syncml = best ? undefined : syncmlLayout(head);
  if (syncml === 'document') return { quality: 'certain', reason: msg('a SyncML document with the nodes of a SCEP profile') };
  if (syncml === 'commands') return { quality: 'certain', reason: msg('commands of SyncML with the nodes of a SCEP profile') };
  if (syncml === 'trace') {
    return {
      quality: 'likely',
      reason: msg('SyncML with the nodes of a SCEP profile; the layout of Windows traces is not confirmed by a source'),
    };
  }
  if (!named || head.includes('<![LOG[') || head.includes('\0')) return undefined;
  return { quality: 'possible', reason: msg('the file name only; no line with the columns of OMADM.log was found at the start') };
}

/**
 * `ours`: the columns of OMADM.log, with a logger of the Intune agent, the Company Portal or jscep; `logcat`: those of logcat, with
 * words of SCEP; `layout`: another Android log may look so.
 */
function bestLine(head: string): 'ours' | 'logcat' | 'layout' | undefined {
  let best: 'logcat' | 'layout' | undefined;
  let start = 0;
  for (let i = 0; i < LINE_LIMIT && start < head.length; i++) {
    const newline = head.indexOf('\n', start);
    const end = newline < 0 ? head.length : newline;
    const header = readOmadmHeader(head, start, end);
    if (header?.logger && header.messageStart !== undefined) {
      if (isOurLogger(head.slice(header.logger.start, header.logger.end))) return 'ours';
      best ??= 'layout';
    } else if (best !== 'logcat' && isLogcatOfOurs(head, start, end)) {
      best = 'logcat';
    }
    start = end + 1;
  }
  return best;
}

function isLogcatOfOurs(head: string, start: number, end: number): boolean {
  const header = readLogcatHeader(head, start, end);
  return header !== undefined && isScepLine(head, header, head.length);
}

function isOurLogger(logger: string): boolean {
  return (
    logger.startsWith('org.jscep.') ||
    logger.startsWith('com.microsoft.omadm') ||
    logger.startsWith('com.microsoft.windowsintune.') ||
    logger.startsWith('com.microsoft.intune.')
  );
}
