import type { LogFormat } from '../log/model.ts';
import { androidOmadmLog } from './android-omadm-log/index.ts';
import { appleProfileLog } from './apple-profile-log/index.ts';
import { httperrLog } from './httperr-log/index.ts';
import { iisW3cLog } from './iis-w3c-log/index.ts';
import { iosConsoleLog } from './ios-console-log/index.ts';
import { orMarkup } from './markup.ts';
import { msiSetupLog } from './msi-setup-log/index.ts';
import { ndesPluginLog } from './ndes-plugin-log/index.ts';
import { svclog } from './svclog/index.ts';
import { windowsEventLog } from './windows-event-log/index.ts';

/** One line a format. */
export const formats: readonly LogFormat[] = [
  iisW3cLog,
  httperrLog,
  androidOmadmLog,
  iosConsoleLog,
  ndesPluginLog,
  msiSetupLog,
  svclog,
  windowsEventLog,
  appleProfileLog,
].map(orMarkup);
