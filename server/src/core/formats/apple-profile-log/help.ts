import type { FieldHelp } from '../../log/model.ts';
import { msg, type Sentence } from '../../text/sentence.ts';

const APPLE = 'apple/device-management:mdm/profiles/com.apple.security.scep.yaml';

/** What the keys of a SCEP payload mean. */
export const appleProfileHelp: Readonly<Record<string, FieldHelp>> = {
  URL: help(msg('The SCEP server that the device calls. All calls of one enrollment must reach the same NDES server.')),
  Name: help(msg('The CA identifier: the device sends it as the message of GetCACert and GetCACaps.')),
  Subject: help(msg('The subject that the device puts into its request.')),
  SubjectAltName: help(msg('The alternative names that the device puts into its request.')),
  Challenge: help(msg('The shared secret that proves to the server that the device may enroll. It is not shown.')),
  Password: help(msg('A secret of this profile. It is not shown.')),
  Keysize: help(msg('Length of the key that the device makes: 1024 where the key is missing, 2048 or 4096.'), msg('bits')),
  'Key Type': help(msg('Kind of the key. Only RSA is possible.')),
  'Key Usage': help(
    msg('What the key may do, as bits: 1 sign, 4 encrypt, 5 both. Some CAs, such as that of Windows, accept only one.'),
  ),
  CAFingerprint: help(msg('Fingerprint of the CA certificate. A device that gets another CA from the server stops.')),
  Retries: help(msg('How often the device asks again while the request is pending: 3 where the key is missing.')),
  RetryDelay: help(
    msg('How long the device waits between two attempts: 10 where the key is missing. The first one follows at once.'),
    msg('seconds'),
  ),
};

function help(meaning: Sentence, unit?: Sentence): FieldHelp {
  return unit ? { meaning, source: APPLE, unit } : { meaning, source: APPLE };
}
