import { msg, type Sentence } from '../../text/sentence.ts';

/**
 * A part of a case that may tell something of an enrollment and is not read here, most of them because they are no text: what it is, and
 * what to do with it.
 */
export interface UnreadPart {
  /** The file, or the folder that is one thing to the tool that reads it. */
  readonly path: string;
  readonly advice: Sentence;
  readonly source: string;
  /** False where a file of this name may yet be a log that is read here, so that it has to be looked at first. */
  readonly certain: boolean;
}

interface Kind {
  /** Matches a path up to the end of what is named. */
  readonly path: RegExp;
  advice(name: string): Sentence;
  readonly source: string;
  readonly certain: boolean;
}

/** How a unified log becomes text that is read here. */
const LOG_SHOW = (archive: string): string => `log show --archive "${archive}" --info --debug --style syslog > console.log`;

const KINDS: readonly Kind[] = [
  {
    path: /^(?:.*\/)?[^/]*\.logarchive(?=\/|$)/i,
    advice: (name) =>
      msg(
        'The unified log of an Apple device is not text. Turn it into text on a Mac, and open console.log here: {0}',
        LOG_SHOW(name),
      ),
    source: 'man page log(1) of macOS (the command) ; EC-DIGIT-CSIRC/sysdiagnose:src/sysdiagnose/parsers/logarchive.py',
    certain: true,
  },
  {
    path: /^(?:.*\/)?[^/]*\.tracev3$/i,
    advice: () =>
      msg(
        'A part of the unified log of an Apple device, which is not text. A Mac reads it only together with the .logarchive folder that it comes from.',
      ),
    source: 'man page log(1) of macOS (--archive) ; EC-DIGIT-CSIRC/sysdiagnose:src/sysdiagnose/parsers/logarchive.py',
    certain: true,
  },
  {
    path: /^(?:.*\/)?sysdiagnose_[^/]*\.(?:tar\.gz|tgz)$/i,
    advice: (name) =>
      msg(
        'A sysdiagnose of an Apple device, which is not opened here. Unpack it with {0}, then turn its system_logs.logarchive into text on a Mac: {1}',
        `tar -xzf "${name}"`,
        LOG_SHOW('system_logs.logarchive'),
      ),
    source: 'EC-DIGIT-CSIRC/sysdiagnose:README.md ; man page log(1) of macOS (the command)',
    certain: true,
  },
  {
    path: /^(?:.*\/)?MCState\/(?:.*\/)?profile-[^/]*\.stub$/i,
    advice: (name) =>
      msg(
        'A configuration profile that is installed on the device, as a binary property list. Turn it into text on a Mac: {0}',
        `plutil -convert xml1 -o profile.xml "${name}"`,
      ),
    source: 'EC-DIGIT-CSIRC/sysdiagnose:src/sysdiagnose/parsers/mcstate_shared_profile.py ; the command: derived',
    certain: false,
  },
  {
    path: /^(?:.*\/)?mscep\.log$/i,
    advice: () =>
      msg(
        'The debug log of NDES, which it writes into the profile of its service account where that was switched on. Its layout is not documented: search it for the time of the request that failed.',
      ),
    source:
      'MicrosoftDocs/memdocs:memdocs/configmgr/core/plan-design/hierarchy/log-files.md ; script:Validate-NDESConfiguration.ps1',
    certain: false,
  },
  {
    path: /^(?:.*\/)?crp(?:ctrl|setup|msi)?\.lo[g_]$/i,
    advice: () =>
      msg(
        'A log of the certificate registration point of Configuration Manager, which only a hybrid set-up has. CMTrace shows it; search it for the time of the VerifyRequest that failed.',
      ),
    source: 'MicrosoftDocs/memdocs:memdocs/configmgr/core/plan-design/hierarchy/log-files.md',
    certain: false,
  },
  {
    path: /^(?:.*\/)?CertificateRequestStatus\/Processing(?=\/|$)/i,
    advice: () =>
      msg(
        'Outcomes that the legacy connector has not reported to Intune: files that stay here mean that reporting is stuck. Each names serial number, thumbprint, user and device of a certificate.',
      ),
    source: 'CERT:troubleshoot-scep-certificate-reporting',
    certain: false,
  },
  {
    path: /^(?:.*\/)?CertificateRequestStatus\/Failed(?=\/|$)/i,
    advice: () =>
      msg(
        'Requests of the legacy connector that failed. Each file names serial number, thumbprint, user and device of a certificate.',
      ),
    source: 'CERT:troubleshoot-scep-certificate-reporting',
    certain: false,
  },
];

/** What a path (with `/`) of a case is, where it is known not to be read here; undefined for anything else. */
export function unreadPart(path: string): UnreadPart | undefined {
  for (const { path: pattern, advice, source, certain } of KINDS) {
    const found = pattern.exec(path)?.[0];
    if (found !== undefined) return { path: found, advice: advice(found.slice(found.lastIndexOf('/') + 1)), source, certain };
  }
  return undefined;
}

/** Each of those among the paths once, in their order. */
export function unreadParts(paths: Iterable<string>): readonly UnreadPart[] {
  const found = new Map<string, UnreadPart>();
  for (const path of paths) {
    const one = unreadPart(path);
    if (one && !found.has(one.path)) found.set(one.path, one);
  }
  return [...found.values()];
}
