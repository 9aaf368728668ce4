import { SymbolKind } from 'vscode-languageserver';
import type { LogLevel } from '../../core/log/model.ts';
import { together } from '../../core/text/secrets/index.ts';
import { oneLine } from '../../core/text/visible.ts';
import type { ShownSymbol } from '../answer/answers.ts';
import { rangeOf } from '../answer/convert.ts';
import type { OpenLog } from '../log/log-store.ts';
import { entryOf } from '../reading/entry.ts';
import type { Session } from '../session/session.ts';

const MAX_EVENTS = 3000;
const MAX_NAME = 120;

/** One symbol for each Windows event of a log, the first ones: `09:12:37 Error NDES 29: …`; none for a log of another kind. */
export function eventSymbols(log: OpenLog, { say }: Session): readonly ShownSymbol[] {
  const { format, lines, records } = log.analysis.document;
  if (format.id !== 'windows-event-log') return [];
  const symbols: ShownSymbol[] = [];
  for (let index = 0; index < records.length && symbols.length < MAX_EVENTS; index++) {
    const record = records.at(index);
    const entry = record && entryOf(log.analysis.document, record, say);
    if (!entry) continue;
    const range = rangeOf(lines, record.span);
    symbols.push({
      name: oneLine(entry.clock ? together`${entry.clock} ${entry.text}` : entry.text, MAX_NAME),
      ...(entry.moment ? { detail: entry.moment } : {}),
      kind: kindOf(record.level),
      range,
      selectionRange: { start: range.start, end: range.start },
    });
  }
  return symbols;
}

function kindOf(level: LogLevel | undefined): SymbolKind {
  return level === 'error' || level === 'fault' || level === 'warning' ? SymbolKind.Event : SymbolKind.String;
}
