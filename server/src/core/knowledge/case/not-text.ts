import { type Message, msg } from '../../text/message.ts';

/** A part of a case that may hold traces of an enrollment, but not as text: what it is, and how to get text out of it. */
export interface NotText {
  /** The file, or the folder that is one thing to the tool that reads it. */
  readonly path: string;
  readonly advice: Message;
  readonly source: string;
  /** False where somebody may have turned it into text and left it its name: then it is looked at first. */
  readonly certain: boolean;
}

interface Kind {
  /** Matches a path up to the end of what is named. */
  readonly path: RegExp;
  advice(name: string): Message;
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
    source:
      'https://unix.com/man-page/mojave/1/log/ (the command) ; EC-DIGIT-CSIRC/sysdiagnose:src/sysdiagnose/parsers/logarchive.py',
    certain: true,
  },
  {
    path: /^(?:.*\/)?[^/]*\.tracev3$/i,
    advice: () =>
      msg(
        'A part of the unified log of an Apple device, which is not text. A Mac reads it only together with the .logarchive folder that it comes from.',
      ),
    source:
      'https://unix.com/man-page/mojave/1/log/ (--archive) ; EC-DIGIT-CSIRC/sysdiagnose:src/sysdiagnose/parsers/logarchive.py',
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
    source: 'EC-DIGIT-CSIRC/sysdiagnose:README.md ; https://unix.com/man-page/mojave/1/log/ (the command)',
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
];

/** What a path (with `/`) of a case is, where it is known not to be text; undefined for anything else. */
export function notTextOf(path: string): NotText | undefined {
  for (const { path: pattern, advice, source, certain } of KINDS) {
    const found = pattern.exec(path)?.[0];
    if (found !== undefined) return { path: found, advice: advice(found.slice(found.lastIndexOf('/') + 1)), source, certain };
  }
  return undefined;
}

/** Each of those among the paths once, in their order. */
export function notTextIn(paths: Iterable<string>): readonly NotText[] {
  const found = new Map<string, NotText>();
  for (const path of paths) {
    const one = notTextOf(path);
    if (one && !found.has(one.path)) found.set(one.path, one);
  }
  return [...found.values()];
}
