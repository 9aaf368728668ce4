import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LanguageId } from '../../server/src/core/log/model.ts';

/** A log of test/corpus/marked with carets under each expected finding. */
export interface MarkedLog {
  readonly format: LanguageId;
  readonly name: string;
  readonly marked: string;
}

/** All logs of test/corpus/marked; the folder names the format. */
export function markedLogs(): readonly MarkedLog[] {
  const root = new URL('../corpus/marked/', import.meta.url);
  return readdirSync(fileURLToPath(root)).flatMap((format) =>
    readdirSync(fileURLToPath(new URL(format, root))).map((name) => ({
      format: format as LanguageId,
      name,
      marked: readFileSync(fileURLToPath(new URL(`${format}/${name}`, root)), 'utf8'),
    })),
  );
}
