import { membersOf, numberIn } from './foreign.ts';

/** What the page of a table and the extension say to each other. Both check what they hear. */

/** Words of the page, in the reader's language. */
export interface TableWords {
  readonly title: string;
  readonly columns: readonly string[];
  readonly filter: string;
  readonly failed: string;
  readonly allClients: string;
  readonly allOperations: string;
  readonly error: string;
  readonly warning: string;
  readonly help: string;
  readonly nothing: string;
}

export interface TableRow {
  readonly line: number;
  readonly severity: 'error' | 'warning' | 'none';
  /** In the order of the columns, behind that of the line. */
  readonly cells: readonly string[];
}

export interface TableFacet {
  readonly value: string;
  readonly count: number;
}

export type ToTable =
  /** `filter`: what the reader asked for; absent where the page keeps its own. */
  | { readonly kind: 'words'; readonly words: TableWords; readonly filter?: TableFilter }
  | { readonly kind: 'filter'; readonly filter: TableFilter }
  | {
      readonly kind: 'rows';
      readonly from: number;
      readonly rows: readonly TableRow[];
      readonly matching: number;
      /** `312 of 39 000 entries`. */
      readonly summary: string;
      readonly clients: readonly TableFacet[];
      readonly operations: readonly TableFacet[];
    }
  | { readonly kind: 'changed' };

export interface TableFilter {
  readonly text: string;
  readonly client: string;
  readonly operation: string;
  readonly failed: boolean;
}

export type FromTable =
  | { readonly kind: 'ready' }
  | { readonly kind: 'rows'; readonly from: number; readonly count: number; readonly filter: TableFilter }
  | { readonly kind: 'open'; readonly line: number };

const LONGEST = 500;

/** A message of the page; undefined for anything else. */
export function readFromTable(message: unknown): FromTable | undefined {
  const { kind, ...of } = membersOf(message) ?? {};
  const [from, count, line] = [numberIn(of['from']), numberIn(of['count']), numberIn(of['line'])];
  if (kind === 'ready') return { kind };
  if (kind === 'open' && line !== undefined) return { kind, line };
  if (kind !== 'rows' || from === undefined || count === undefined) return undefined;
  const { text, client, operation, failed } = membersOf(of['filter']) ?? {};
  return {
    kind,
    from,
    count,
    filter: { text: words(text), client: words(client), operation: words(operation), failed: failed === true },
  };
}

/** A message of the extension: our own, so only its kind is looked at. */
export function readToTable(message: unknown): ToTable | undefined {
  const kind = membersOf(message)?.['kind'];
  return kind === 'words' || kind === 'filter' || kind === 'rows' || kind === 'changed' ? (message as ToTable) : undefined;
}

function words(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, LONGEST) : '';
}
