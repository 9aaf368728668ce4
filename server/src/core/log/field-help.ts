import type { FieldHelp, LogFormat } from './model.ts';

/** Key in a format's `fieldHelp` for fields that it does not name: the columns that somebody added to a log. */
export const OTHER_FIELD = '*';

/** What a column of this name means; undefined where the format says nothing of it. */
export function columnHelp({ fieldHelp }: LogFormat, name: string): FieldHelp | undefined {
  return fieldHelp[name] ?? fieldHelp[OTHER_FIELD];
}
