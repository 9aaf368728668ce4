import type { FieldHelp } from '../../log/model.ts';
import { derived } from '../../text/proof.ts';
import { msg, type Sentence } from '../../text/sentence.ts';

const LINES = 'Microsoft, "Troubleshoot SCEP certificate: device to NDES", sample lines';
const SYSLOG = 'wso2-attic/wso2mobileserver issue 2; libimobiledevice tools/idevicesyslog.c';
const UNIFIED = 'eclecticlight.co, "Unified log: structure and available data"';
const COMPACT = 'jamf/jamfprotect issue 91';
const BLOCK = 'wso2-attic/wso2mobileserver issue 2; mosen/SCEPy issue 1';
const RFC = 'RFC 8894 section 3.2';

/** What each column and each token of an Apple console record means. */
export const iosFieldHelp: Readonly<Record<string, FieldHelp>> = {
  time: help(
    msg(
      'When the line was written. Lines copied from the Console app have an offset to UTC and no date; syslog lines have a date without year and no offset.',
    ),
    `${LINES}; ${SYSLOG}`,
    msg('local time of the device or of the Mac that recorded it'),
  ),
  level: help(
    msg(
      'How detailed or how serious the line is. The addresses of SCEP calls are at level debug: they are missing unless debug messages were included.',
    ),
    LINES,
  ),
  device: help(msg('The name of the device.'), SYSLOG),
  process: help(
    msg(
      'The program that wrote the line. profiled installs profiles on iOS and iPadOS, mdmclient does on macOS; newer systems do SCEP in CertificateService.',
    ),
    `${LINES}; micromdm/scep issue 155; NeySlim/ultimate-ca-manager issue 101`,
  ),
  library: help(msg('The library inside the process that wrote the line.'), `${SYSLOG}; ${UNIFIED}`),
  pid: help(msg('Process id.'), SYSLOG),
  thread: help(msg('Thread id.'), `${UNIFIED}; ${COMPACT}`),
  activity: help(msg('Activity id: lines of one task share it.'), UNIFIED),
  ttl: help(msg('How long the system keeps this line.'), UNIFIED, msg('days')),
  subsystem: help(msg('Subsystem and category under which the line was logged.'), UNIFIED),
  message: help(msg('What happened. An error may go on over further lines.'), LINES),
  url: help(
    msg('The address that the device calls. An iOS device gets exactly one NDES address and has no second to turn to.'),
    LINES,
  ),
  operation: help(msg('The SCEP operation of the call. iOS asks GetCACert first, then GetCACaps, then PKIOperation.'), LINES),
  payload: help(msg('The SCEP message itself: signed and encrypted data in base64. The console cuts long lines.'), RFC),
  alias: help(msg('The profile that the line is about.'), LINES),
  subject: help(msg('What the message is about.'), LINES),
  'error-name': help(
    derived(
      msg(
        'The part of the system that reports the error: its domain. Read the last "Underlying error", too: mostly it is nearest to the cause.',
      ),
    ),
    BLOCK,
  ),
  'error-code': help(msg('Number of the error. It means something only together with its domain.'), BLOCK),
  Challenge: help(
    msg('The challenge for this enrollment. It is a secret and is not shown.'),
    'apple/device-management mdm/profiles/com.apple.security.scep.yaml',
  ),
};

function help(meaning: Sentence, source: string, unit?: Sentence): FieldHelp {
  return unit ? { meaning, source, unit } : { meaning, source };
}
