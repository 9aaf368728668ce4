import { describeStatus } from '../../facts/codes/status.ts';
import { describeWin32 } from '../../facts/codes/win32.ts';
import { msg } from '../../text/sentence.ts';
import type { Call, Told } from './call.ts';
import type { HttpCause } from './causes.ts';
import { withConsequence } from './consequence.ts';

/** What the tables say of the status itself, where no words of SCEP fit. Sources are those of the tables. */
export function general({ event, status, substatus, win32 }: Call, cause: HttpCause): Told {
  const described = describeStatus(status, substatus);
  const error = win32 === 0 ? undefined : describeWin32(win32);
  const short = described.match === 'class' ? msg('status {0}', described.code) : described.short;
  const why = error?.known ? msg('{0} Windows adds: {1}', described.meaning, error.meaning) : described.meaning;
  return { cause, general: true, short, message: status < 400 ? why : withConsequence(event.operation, why) };
}
