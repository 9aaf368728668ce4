import { detectLog } from '../../server/src/core/detect.ts';
import { formats } from '../../server/src/core/formats/index.ts';
import type { LogFormat } from '../../server/src/core/log/model.ts';
import { readCarets } from './carets.ts';
import { markedLogs } from './corpus.ts';
import { corpus, corpusFiles } from './corpus-file.ts';
import { samplesOfRules } from './rule-samples.ts';

/** A text in one of our formats, with a name for the title of a test. */
export type NamedLog = readonly [name: string, format: LogFormat, text: string];

const FOLDERS = [
  'android-omadm-log',
  'apple-profile-log',
  'httperr-log',
  'iis-w3c-log',
  'ios-console-log',
  'msi-setup-log',
  'ndes-plugin-log',
  'pasted',
  'secrets',
  'svclog',
  'windows-event-log',
];
const TEXTS = /\.(?:log|txt|xml|csv|jsonl?|svclog|mobileconfig|rtf)$/;

/** Every log that we have as a file of text, and the samples of the formats. */
export function allLogs(): readonly NamedLog[] {
  return [
    ...FOLDERS.flatMap((folder) =>
      corpusFiles(folder).flatMap((file): readonly NamedLog[] => {
        if (!TEXTS.test(file)) return [];
        const text = corpus(`${folder}/${file}`);
        const id = detectLog({ head: text, fileName: file })?.id ?? folder;
        const format = formats.find((one) => one.id === id);
        return format ? [[`${folder}/${file}`, format, text]] : [];
      }),
    ),
    ...formats.flatMap((format) => format.samples.map(({ title, text }): NamedLog => [`${format.id}: ${title}`, format, text])),
  ];
}

/** Every log by which findings are tested. */
export function judgedLogs(): readonly NamedLog[] {
  const samples = [...samplesOfRules].flatMap(([id, { fires, quiet }]) =>
    [...fires, ...quiet].map(({ title, format, text }) => ({ name: `${id}: ${title}`, format, text })),
  );
  const files = markedLogs().map(({ name, format, marked }) => ({ name: `${format}/${name}`, format, text: marked }));
  return [...files, ...samples].flatMap(({ name, format, text }): readonly NamedLog[] => {
    const known = formats.find(({ id }) => id === format);
    return known ? [[name, known, readCarets(text).text]] : [];
  });
}
