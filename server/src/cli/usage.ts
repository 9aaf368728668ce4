import { msg, type Sentence } from '../core/text/sentence.ts';

/** What `--help` prints. */
export const usage: Sentence = msg(`scep-log-inspector: makes a failed SCEP certificate enrollment readable

  scep-log-inspector analyze PATH… [options]
      Says of all logs together what became of each enrollment: where it stopped, why, what to do next, and which log is missing.
      PATH is a log, a folder, or an archive (.zip, .cab). Folders and archives are searched; files of other kinds are passed over.
      --findings            what each log says by itself, too; a single log is always told so
      --attempt ID          one enrollment with all its lines; ID is a1, a2 … or a transactionID
      --clock FILE=+02:00   what the clock of a log is ahead of UTC, in place of what is proposed; may be given for several
      --no-clocks           proposes no clock: times are taken as they are written
      --format text|json    json: docs/schema/case-1.json
      --no-limits           looks at all of an archive, whatever it grows to, and however long that takes
  scep-log-inspector decode [FILE|-] [--key FILE] [--format text|json|pem]
      Decodes a SCEP message, certificate or certificate request, whole or cut. Without FILE: standard input.
      --key: a private key (PEM, PFX) that decrypts it; its password stands in SCEP_KEY_PASSWORD, or is asked for.
  scep-log-inspector explain CODE… [--format text|json]
      Says what codes mean: Windows errors (2148204809, -2146762487, 0x800B0109, CERT_E_UNTRUSTEDROOT), statuses of IIS (404.15, 503 3 0),
      SCEP values (failInfo 2), events (NDES 31, event 306), errors of Apple systems (MCSCEPErrorDomain 22013, -1202), object
      identifiers, ids of rules. A code with several meanings is given all, the likeliest first.
      Exit code: 0 all are known, 1 one is not.
  scep-log-inspector lsp --stdio
      The language server, for any editor.

Exit code: 0 done, 1 something could not be read or written, or is not known, 2 wrong arguments. A reader that closes the pipe early is no error.
`);
