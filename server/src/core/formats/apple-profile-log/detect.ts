import type { DetectInput, Detector } from '../../log/detect.ts';
import type { Detection } from '../../log/model.ts';
import { msg } from '../../text/sentence.ts';

/**
 * Recognises an Apple configuration profile with a SCEP payload: a property list, or one inside a CMS signature that was opened as
 * text. Other profiles are none of ours.
 */
export const appleProfileDetector: Detector = { id: 'apple-profile-log', detect };

/** Where a property list begins at the latest: behind the header of a signature. */
const START_LIMIT = 4096;

function detect({ head }: DetectInput): Detection | undefined {
  const plist = head.indexOf('<plist');
  if (plist < 0 || plist > START_LIMIT || !/^\uFEFF?\s{0,100}(?:<|0[^\0-\x7f])/.test(head)) return undefined;
  return head.includes('com.apple.security.scep')
    ? { quality: 'certain', reason: msg('a configuration profile with a SCEP payload') }
    : undefined;
}
