import { omadmLoggers } from '../facts/codes/android.ts';
import { appleProcesses } from '../facts/codes/apple.ts';
import type { NamedCode } from '../facts/codes/model.ts';
import { msg, type Sentence, verbatim } from '../text/sentence.ts';
import type { Explanation } from './model.ts';
import { type Place, row, shownText } from './place.ts';

/** Who wrote the line and how loud: loggers, processes and levels. */
export function explainWriter(place: Place): Explanation | undefined {
  const { field } = place;
  if (field?.kind === 'level') return explainLevel(place);
  if (field?.kind === 'logger') return explainNamed(place, msg('Logger'), loggerOf(shownText(place, field.span)));
  if (field?.kind === 'process' && field.name === 'process') {
    return explainNamed(place, msg('Process'), appleProcesses.get(shownText(place, field.span).toLowerCase()));
  }
  return undefined;
}

/** A class inside a known one (`Client$1`) counts as the known one. */
function loggerOf(name: string): NamedCode | undefined {
  const inner = name.indexOf('$');
  return omadmLoggers.get((inner < 0 ? name : name.slice(0, inner)).toLowerCase());
}

function explainNamed(place: Place, kind: Sentence, known: NamedCode | undefined): Explanation | undefined {
  const { field, document } = place;
  if (!field) return undefined;
  const name = shownText(place, field.span);
  const help = document.format.fieldHelp[field.name];
  if (!known) return help && { span: field.span, title: verbatim(name), paragraphs: [help.meaning], rows: [], verified: true };
  const short = name.slice(name.lastIndexOf('.') + 1);
  return {
    span: field.span,
    title: msg('{0}: {1}', kind, short),
    paragraphs: [known.meaning],
    rows: name === short ? [] : [{ label: msg('Name'), value: verbatim(name), code: true }],
    verified: known.verified,
  };
}

interface LevelInfo {
  readonly meaning: Sentence;
  readonly verified: boolean;
}

const seen = (meaning: Sentence): LevelInfo => ({ meaning, verified: true });

/** Levels as the logs write them, in lower case. Source: sample lines of Microsoft's articles; one letter: Android, "Logcat command-line tool"; those of other logs are common words. */
const LEVELS: Readonly<Record<string, Readonly<Record<string, LevelInfo>>>> = {
  'android-omadm-log': {
    verb: seen(msg('Verbose. The SCEP steps are logged at this level: they are missing unless Verbose Logging is switched on.')),
    info: seen(msg('Information. State changes are logged at this level.')),
    warn: { meaning: msg('Warning.'), verified: false },
    error: { meaning: msg('Error.'), verified: false },
    v: seen(msg('Verbose.')),
    d: seen(msg('Debug.')),
    i: seen(msg('Information.')),
    w: seen(msg('Warning.')),
    e: seen(msg('Error.')),
    f: seen(msg('Fatal.')),
    a: seen(msg('Fatal.')),
  },
  'ios-console-log': {
    debug: seen(msg('Debug. The SCEP URLs are logged at this level: they are missing unless Console includes debug messages.')),
    default: seen(msg('The normal level.')),
    info: seen(msg('Information.')),
    error: seen(msg('Error.')),
    fault: seen(msg('Fault: an error that the system considers a defect.')),
    notice: seen(msg('Notice: the normal level of older systems.')),
    note: seen(msg('Note: the normal level of profile installation.')),
    warning: seen(msg('Warning.')),
    warn: { meaning: msg('Warning.'), verified: false },
  },
  'ndes-plugin-log': {
    '0': { meaning: msg('Written by some programs for success.'), verified: false },
    '1': seen(msg('Information.')),
    '2': seen(msg('Warning.')),
    '3': seen(msg('Error.')),
  },
  svclog: {
    critical: seen(msg('Critical.')),
    error: seen(msg('Error.')),
    warning: seen(msg('Warning.')),
    information: seen(msg('Information.')),
    verbose: seen(msg('Verbose.')),
    start: seen(msg('The beginning of an activity.')),
    stop: seen(msg('The end of an activity.')),
    transfer: seen(msg('One activity hands over to another.')),
  },
};

function explainLevel(place: Place): Explanation | undefined {
  const { field, document } = place;
  if (!field) return undefined;
  const name = shownText(place, field.span).trim();
  const info = LEVELS[document.format.id]?.[name.toLowerCase()];
  const help = document.format.fieldHelp[field.name];
  return {
    span: field.span,
    title: msg('Level: {0}', name),
    paragraphs: info ? [info.meaning] : help ? [help.meaning] : [],
    rows: info ? [] : [row(msg('Level'), msg('unknown ({0})', name))],
    verified: info?.verified ?? true,
  };
}
