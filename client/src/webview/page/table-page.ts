import {
  type FromTable,
  readToTable,
  type TableFacet,
  type TableFilter,
  type TableRow,
  type TableWords,
  type ToTable,
} from '../table-messages.ts';
import { h, refill, root } from './dom.ts';
import { hostOf } from './host.ts';

/** A log as a table. Only the rows in sight exist; the extension gives them as they are needed. */

const ROW = 22;
/** Rows above and below the window that are made, too. */
const AROUND = 30;
const TYPING_MS = 150;

interface State {
  readonly filter: TableFilter;
  readonly active: number;
}

const host = hostOf<ToTable, FromTable, State>();
const kept = host.state((state) =>
  typeof state === 'object' && state !== null && 'filter' in state ? (state as State) : undefined,
);

let filter: TableFilter = kept?.filter ?? { text: '', client: '', operation: '', failed: false };
let active = kept?.active ?? 0;
let matching = 0;
let words: TableWords | undefined;
let rows = new Map<number, TableRow>();
let atEnd = false;

const text = h('input', { type: 'search', class: 'table-text' });
const failed = h('input', { type: 'checkbox', id: 'failed' });
const failedLabel = h('label', { for: 'failed' });
const clients = h('select');
const operations = h('select');
const summary = h('span', { role: 'status', class: 'table-summary' });
const head = h('div', { class: 'table-head', role: 'row' });
const body = h('div', { class: 'table-body' });
const grid = h('div', { class: 'table-grid', role: 'grid', tabindex: '0' }, head, body);
const help = h('p', { class: 'table-help' });

function start(told: TableWords): void {
  words = told;
  document.title = told.title;
  text.placeholder = told.filter;
  text.setAttribute('aria-label', told.filter);
  text.value = filter.text;
  failed.checked = filter.failed;
  failedLabel.textContent = told.failed;
  clients.setAttribute('aria-label', told.allClients);
  operations.setAttribute('aria-label', told.allOperations);
  grid.setAttribute('aria-label', told.title);
  help.textContent = told.help;
  refill(head, ...told.columns.map((column) => h('span', { role: 'columnheader' }, column)));
  refill(
    root(),
    h(
      'div',
      { class: 'table-bar', role: 'toolbar', 'aria-label': told.filter },
      text,
      clients,
      operations,
      failed,
      failedLabel,
      summary,
    ),
    grid,
    help,
  );
  ask();
}

/** The rows that should be there. */
function wanted(): readonly [from: number, count: number] {
  const from = Math.max(0, Math.floor(grid.scrollTop / ROW) - AROUND);
  return [from, Math.ceil(grid.clientHeight / ROW) + 2 * AROUND];
}

function ask(): void {
  const [from, count] = wanted();
  host.post({ kind: 'rows', from, count, filter });
}

function draw(): void {
  const [from, count] = wanted();
  body.style.height = `${matching * ROW}px`;
  const made: HTMLElement[] = [];
  for (let index = from; index < Math.min(from + count, matching); index++) {
    const row = rows.get(index);
    if (row) made.push(rowOf(row, index));
  }
  refill(body, ...(matching === 0 && words ? [h('p', { class: 'table-nothing' }, words.nothing)] : made));
  grid.setAttribute('aria-rowcount', String(matching + 1));
  grid.setAttribute('aria-activedescendant', `row-${active}`);
}

const SIGNS = { error: '✖', warning: '▲', none: '' } as const;

function rowOf({ line, severity, cells }: TableRow, index: number): HTMLElement {
  const said = severity === 'none' ? '' : (words?.[severity] ?? '');
  const sign = h('span', { role: 'gridcell', class: 'table-line', title: said }, `${SIGNS[severity]} ${line + 1}`);
  const row = h(
    'div',
    {
      id: `row-${index}`,
      role: 'row',
      class: `table-row ${severity}`,
      'aria-rowindex': index + 2,
      'aria-selected': index === active ? 'true' : 'false',
    },
    sign,
    ...cells.map((cell) => h('span', { role: 'gridcell', title: cell }, cell)),
  );
  row.style.top = `${index * ROW}px`;
  row.addEventListener('click', () => go(index));
  row.addEventListener('dblclick', () => host.post({ kind: 'open', line }));
  return row;
}

function go(index: number): void {
  active = Math.max(0, Math.min(matching - 1, index));
  const top = active * ROW;
  const room = grid.clientHeight - head.offsetHeight - ROW;
  if (top < grid.scrollTop) grid.scrollTop = top;
  else if (top > grid.scrollTop + room) grid.scrollTop = top - room;
  keep();
  draw();
}

function keep(): void {
  host.keep({ filter, active });
}

function changeFilter(change: Partial<TableFilter>): void {
  filter = { ...filter, ...change };
  active = 0;
  grid.scrollTop = 0;
  rows = new Map();
  keep();
  ask();
}

function useFilter(asked: TableFilter): void {
  text.value = asked.text;
  failed.checked = asked.failed;
  changeFilter(asked);
}

function options(select: HTMLSelectElement, all: string, facets: readonly TableFacet[], value: string): void {
  if (document.activeElement === select) return;
  refill(
    select,
    h('option', { value: '' }, all),
    ...facets.map((one) => h('option', { value: one.value }, `${one.value} (${one.count})`)),
  );
  select.value = value;
}

let typing: ReturnType<typeof setTimeout> | undefined;
text.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => changeFilter({ text: text.value }), TYPING_MS);
});
failed.addEventListener('change', () => changeFilter({ failed: failed.checked }));
clients.addEventListener('change', () => changeFilter({ client: clients.value }));
operations.addEventListener('change', () => changeFilter({ operation: operations.value }));
grid.addEventListener('scroll', () => {
  atEnd = grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 2 * ROW;
  draw();
  ask();
});
grid.addEventListener('keydown', (event) => {
  const page = Math.max(1, Math.floor(grid.clientHeight / ROW) - 2);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -matching,
    End: matching,
  };
  const step = steps[event.key];
  if (step !== undefined) go(active + step);
  else if (event.key === 'Enter') openActive();
  else return;
  event.preventDefault();
});
window.addEventListener('resize', ask);

function openActive(): void {
  const row = rows.get(active);
  if (row) host.post({ kind: 'open', line: row.line });
}

host.listen(readToTable, (message) => {
  if (message.kind === 'words') {
    filter = message.filter ?? filter;
    start(message.words);
  } else if (message.kind === 'filter') useFilter(message.filter);
  else if (message.kind === 'changed') ask();
  else take(message);
});
host.post({ kind: 'ready' });

function take(message: Extract<ToTable, { kind: 'rows' }>): void {
  const grown = message.matching > matching && matching > 0;
  matching = message.matching;
  rows = new Map(message.rows.map((row, i) => [message.from + i, row]));
  summary.textContent = message.summary;
  options(clients, words?.allClients ?? '', message.clients, filter.client);
  options(operations, words?.allOperations ?? '', message.operations, filter.operation);
  draw();
  if (grown && atEnd) grid.scrollTop = grid.scrollHeight; // what is added at the end is followed
}
