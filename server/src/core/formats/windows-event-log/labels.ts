import type { LogLevel } from '../../log/model.ts';

/** A part of an event that every form of export names in its own words. */
export type Part =
  | 'channel'
  | 'provider'
  | 'time'
  | 'event-id'
  | 'task'
  | 'level'
  | 'keywords'
  | 'user'
  | 'computer'
  | 'opcode'
  | 'message';

/**
 * How a label is known: which part it names, whether it is an English one (dates then may begin with the month), and whether only
 * events have it ("Event ID", "ProviderName"); "Date", "Source" and "ID" stand above many texts.
 */
export interface Label {
  readonly part: Part;
  readonly english: boolean;
  readonly decisive: boolean;
}

/**
 * The labels of Event Viewer ("Copy details as text", and the columns of its CSV) and of PowerShell's Get-WinEvent. English and
 * German were read in Microsoft's articles and in logs that people published; the other languages are those of Event Viewer's own
 * help (forsenergy.com/fr-fr/eventviewer, /pt-pt/eventviewer) and of screens, so that a label may be missing.
 */
const WORDS: Readonly<Record<Part, { readonly english: string; readonly others: string }>> = {
  channel: {
    english: 'log name|logname|log',
    others:
      'protokollname|nom du journal|nome do log|nome do registo|nome do registro|nombre de registro|nome registro|logboeknaam',
  },
  provider: { english: 'source|providername|event source', others: 'quelle|fonte|origem|origen|origine|bron' },
  time: {
    english: 'date|date and time|timecreated|logged',
    others: 'datum|datum und uhrzeit|date et heure|data|data e hora|fecha|fecha y hora|data e ora|datum en tijd',
  },
  'event-id': {
    english: 'event id|eventid|id',
    others:
      "ereignis-id|id de l'événement|id d'événement|id événement|identificação do evento|id do evento|id de evento|id. del evento|id del evento|id evento|gebeurtenis-id",
  },
  task: {
    english: 'task category|taskdisplayname|event category',
    others:
      'aufgabenkategorie|taskkategorie|catégorie de la tâche|categoria da tarefa|categoria de tarefa|categoría de la tarea|categoría de tarea|categoria attività|taakcategorie',
  },
  level: { english: 'level|leveldisplayname|event type', others: 'ebene|niveau|nível|nivel|livello' },
  keywords: {
    english: 'keywords|keywordsdisplaynames',
    others: 'schlüsselwörter|mots clés|mots-clés|palavras-chave|palabras clave|parole chiave|trefwoorden',
  },
  user: { english: 'user|userid', others: 'benutzer|utilisateur|usuário|utilizador|usuario|utente|gebruiker' },
  computer: { english: 'computer|machinename', others: 'ordinateur|computador|equipo' },
  opcode: {
    english: 'opcode|opcodedisplayname',
    others: 'vorgangscode|code opérationnel|código de operação|código de operación',
  },
  message: { english: 'description|message|general', others: 'beschreibung|descrição|descripción|descrizione|beschrijving' },
};

/** The properties of PowerShell that are no words of anybody else. */
const PROPERTIES: ReadonlySet<string> = new Set(
  'logname|providername|timecreated|taskdisplayname|leveldisplayname|keywordsdisplaynames|machinename|opcodedisplayname'.split(
    '|',
  ),
);

const LABELS: ReadonlyMap<string, Label> = new Map(
  (Object.keys(WORDS) as readonly Part[]).flatMap((part) => [
    ...WORDS[part].english.split('|').map((word): [string, Label] => [word, labelAs(part, word, true)]),
    ...WORDS[part].others.split('|').map((word): [string, Label] => [word, labelAs(part, word, false)]),
  ]),
);

function labelAs(part: Part, word: string, english: boolean): Label {
  return { part, english, decisive: PROPERTIES.has(word) || (part === 'event-id' && word !== 'id') };
}

/** True where labels make the head of an event: an event id, and a label that only events have. */
export function makeHead(labels: readonly (Label | undefined)[]): boolean {
  return labels.some((label) => label?.part === 'event-id') && labels.some((label) => label?.decisive);
}

const LONGEST = 32;
const ASCII = /^[ -~]*$/;

/** What a label means, in any of the languages we know; upper and lower case, blanks and the kind of apostrophe do not matter. */
export function labelOf(word: string): Label | undefined {
  if (word.length > LONGEST) return undefined;
  const key = word.trim().toLowerCase();
  const known = LABELS.get(key);
  return known || ASCII.test(key) ? known : LABELS.get(key.replace(/’/g, "'").normalize('NFC'));
}

const WORD_LIST = [...LABELS.keys()].sort((a, b) => b.length - a.length).map((word) => word.replaceAll('.', '\\.'));
const INLINE = new RegExp(`(?<=[\\s\\u00a0])(?:${WORD_LIST.join('|')})(?=\\s?:(?:\\s|$))`, 'giu');

/** A label in the middle of a line. */
export interface InlineLabel {
  readonly label: Label;
  /** Where it begins, and where its colon ends, from the beginning of the text. */
  readonly start: number;
  readonly end: number;
}

/** The labels behind the first one of a line, up to that of the message, which takes the rest. */
export function inlineLabels(line: string): readonly InlineLabel[] {
  const found: InlineLabel[] = [];
  for (const match of line.matchAll(INLINE)) {
    const label = labelOf(match[0]);
    if (!label || found.some((one) => one.label.part === label.part)) continue;
    const end = line.indexOf(':', match.index + match[0].length) + 1;
    found.push({ label, start: match.index, end });
    if (label.part === 'message') break;
  }
  return found;
}

const LEVEL_WORDS: readonly (readonly [LogLevel, string])[] = [
  ['fault', 'critical|kritisch|critique|crítico|crítica|critico|kritiek'],
  ['error', 'error|fehler|erreur|erro|errore|fout'],
  ['warning', 'warning|warnung|avertissement|aviso|advertencia|avviso|waarschuwing'],
  ['info', 'information|informationen|informations|informações|informação|información|informazioni|informatie|info'],
  ['verbose', 'verbose|ausführlich|commentaires|detalhado|detallado|dettagliato|uitgebreid'],
];

const LEVELS: ReadonlyMap<string, LogLevel> = new Map(
  LEVEL_WORDS.flatMap(([level, words]) => words.split('|').map((word): [string, LogLevel] => [word, level])),
);

/** The level that a word names in any of the languages we know, or a number does (winmeta.xml: 1 critical … 5 verbose). */
export function levelOf(word: string): LogLevel | undefined {
  const key = word.trim().toLowerCase();
  return LEVELS.get(key) ?? NUMBERS.get(key);
}

const NUMBERS: ReadonlyMap<string, LogLevel> = new Map([
  ['0', 'info'],
  ['1', 'fault'],
  ['2', 'error'],
  ['3', 'warning'],
  ['4', 'info'],
  ['5', 'verbose'],
]);
