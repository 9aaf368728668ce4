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
import { orTicket } from './ticket.ts';
import { windowsEventLog } from './windows-event-log/index.ts';

/** One line a format. */
const plain: readonly LogFormat[] = [
  iisW3cLog,
  httperrLog,
  androidOmadmLog,
  iosConsoleLog,
  ndesPluginLog,
  msiSetupLog,
  svclog,
  windowsEventLog,
  appleProfileLog,
];

/** The same, which also read what a paste makes of a log. */
export const formats: readonly LogFormat[] = plain.map((format) => orMarkup(orTicket(format, () => plain)));
