import { msg } from '../../text/sentence.ts';
import { error, type NoteInfo, progress, warning } from './model.ts';

const FAILED = 'micromdm/micromdm#436';
const REPORTED = 'seen in published logs of mdmclient; Apple documents no such line';

/** A line that only published logs explain. */
function reported(info: NoteInfo): NoteInfo {
  return { ...info, verified: false, basis: 'reported' };
}

/** macOS: mdmclient. */
export const MAC_NOTES = {
  'mac-scep-enroll': reported(
    progress(
      2,
      msg('SCEP begins'),
      msg('The Mac begins to enroll by SCEP at this server.'),
      REPORTED,
      msg('GetCACert and PKIOperation appear in the log of the server.'),
    ),
  ),
  'mac-scep-failed': reported(
    error(
      2,
      msg('SCEP failed'),
      msg(
        'The Mac sent its request and could not use the answer: an HTTP error, a refusal, or none at all. The server knows which.',
      ),
      FAILED,
    ),
  ),
  'mac-mdm-refused': reported(
    warning(
      6,
      msg('The management server refused'),
      msg('A call to the management server got this HTTP status. It is not the SCEP server that refused.'),
      REPORTED,
    ),
  ),
} as const;
