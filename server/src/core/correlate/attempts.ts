import type { LanguageId } from '../log/model.ts';
import { androidAttempts } from './android.ts';
import { iosAttempts } from './ios.ts';
import type { AttemptBuilder } from './model.ts';
import { serverAttempts } from './server.ts';
import { windowsAttempts } from './windows.ts';

/** A builder that knows how enrollments look in logs of this format. */
export function attemptBuilder(format: LanguageId): AttemptBuilder {
  switch (format) {
    case 'iis-w3c-log':
    case 'httperr-log':
      return serverAttempts();
    case 'android-omadm-log':
      return androidAttempts();
    case 'ios-console-log':
      return iosAttempts();
    case 'windows-event-log':
      return windowsAttempts();
    default:
      return { see: () => undefined, attempts: () => [] };
  }
}
