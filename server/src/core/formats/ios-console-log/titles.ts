import { passLong } from '../../log/windows.ts';
import { lineEndSign } from '../../text/search.ts';

/** What a column of a console export holds. */
export type Role =
  | 'time'
  | 'level'
  | 'process'
  | 'message'
  | 'subsystem'
  | 'category'
  | 'library'
  | 'activity'
  | 'pid'
  | 'thread'
  | 'ttl';

/** The columns of an export with a row of titles; undefined for one whose title we do not know. */
export interface Columns {
  /** Apart by single tabs, or by runs of blanks that bring them into line. */
  readonly separator: 'tab' | 'blanks';
  readonly roles: readonly (Role | undefined)[];
  /** Where the row of titles stands, and where it ends. */
  readonly start: number;
  readonly end: number;
}

/**
 * Titles follow the language of the Mac. English ones are those of the Console app and of `log show`; the German ones are those of
 * adamgell/cmtraceopen layout.rs, which calls them a best effort; the rest translates the same words. No localised export was found.
 */
const TITLES: Readonly<Record<Role, string>> = {
  time: 'timestamp|time|zeitstempel|zeit|uhrzeit|datum und uhrzeit|horodatage|heure|date et heure|carimbo de data/hora|hora|data e hora|marca de tiempo|fecha y hora',
  level: 'type|level|typ|art|stufe|niveau|tipo|nível|nivel',
  process: 'process|prozess|processus|processo|proceso',
  message: 'message|nachricht|meldung|mensagem|mensaje',
  subsystem: 'subsystem|teilsystem|sous-système|subsistema',
  category: 'category|kategorie|catégorie|categoria|categoría',
  library: 'library|bibliothek|bibliothèque|biblioteca',
  activity: 'activity|activity id|aktivität|aktivitäts-id|activité|atividade|actividad',
  pid: 'pid|process id|prozess-id',
  thread: 'thread|thread id|thread-id',
  ttl: 'ttl',
};

const ROLES: ReadonlyMap<string, Role> = new Map(
  (Object.entries(TITLES) as readonly (readonly [Role, string])[]).flatMap(([role, titles]) =>
    titles.split('|').map((title): [string, Role] => [title, role]),
  ),
);

/** As far as detection looks: somebody may have written something above. */
const LINE_LIMIT = 4000;
const TITLE_ROW = 400;
/** Fewer are no row of titles but words. */
const FEWEST = 3;

/** The columns that the row of titles in the head of a text gives; undefined where it has none, or where they are those that `log show` always prints. */
export function columnsOf(text: string): Columns | undefined {
  let start = passLong(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  const sign = lineEndSign(text);
  for (let i = 0; i < LINE_LIMIT && start < text.length; i++) {
    const newline = text.indexOf(sign, start);
    const end = newline < 0 ? text.length : newline;
    const found = end - start <= TITLE_ROW ? readTitles(text.slice(start, end).trimEnd()) : undefined;
    if (found) return isLogShow(found.roles) ? undefined : { ...found, start, end };
    start = end + 1;
  }
  return undefined;
}

function readTitles(line: string): Pick<Columns, 'separator' | 'roles'> | undefined {
  const separator = line.includes('\t') ? 'tab' : 'blanks';
  const titles = separator === 'tab' ? line.split('\t') : line.trimStart().split(/ {2,}/);
  if (titles.length < FEWEST) return undefined;
  const roles = titles.map((title) => ROLES.get(title.trim().normalize('NFC').toLowerCase()));
  const known = roles.filter((role) => role !== undefined);
  if (known.length < FEWEST || new Set(known).size < known.length || !known.includes('time')) return undefined;
  return known.includes('process') || known.includes('message') || known.includes('activity') ? { separator, roles } : undefined;
}

function isLogShow(roles: Columns['roles']): boolean {
  return roles.join() === 'time,thread,level,activity,pid,ttl';
}
