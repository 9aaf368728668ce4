import type { Detector } from '../log/detect.ts';
import { androidOmadmDetector } from './android-omadm-log/detect.ts';
import { appleProfileDetector } from './apple-profile-log/detect.ts';
import { httperrDetector } from './httperr-log/detect.ts';
import { iisW3cDetector } from './iis-w3c-log/detect.ts';
import { iosConsoleDetector } from './ios-console-log/detect.ts';
import { msiSetupDetector } from './msi-setup-log/detect.ts';
import { ndesPluginDetector } from './ndes-plugin-log/detect.ts';
import { svclogDetector } from './svclog/detect.ts';
import { windowsEventDetector } from './windows-event-log/detect.ts';

/** One line a format, the most specific first; they win a tie. */
export const detectors: readonly Detector[] = [
  iisW3cDetector,
  httperrDetector,
  androidOmadmDetector,
  iosConsoleDetector,
  ndesPluginDetector,
  msiSetupDetector,
  svclogDetector,
  windowsEventDetector,
  appleProfileDetector,
];
