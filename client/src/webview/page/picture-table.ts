import type { PictureRow } from '../../../../server/src/core/report/picture/index.ts';
import type { PictureWords, ShownPicture } from '../picture-messages.ts';
import { button, h } from './dom.ts';

/** Further places of a row that have a button of their own. */
const MOST_BUTTONS = 3;

/** A button that leads to a line. */
export interface PlaceButton {
  readonly button: HTMLButtonElement;
  readonly row: number;
}

/** The rows of a picture as a table that says all that the drawing says. */
export function pictureTable(
  { picture }: ShownPicture,
  words: PictureWords,
  open: (row: number, place: number) => void,
): { readonly table: HTMLTableElement; readonly rows: readonly HTMLTableRowElement[]; readonly buttons: readonly PlaceButton[] } {
  const buttons: PlaceButton[] = [];
  const { heads } = words;
  const names = [heads.step, heads.times, heads.where, heads.what, heads.result, heads.lasted, heads.lines];
  const rows = picture.rows.map((row, index) => {
    const places = row.places.slice(0, MOST_BUTTONS).map((place, at) => {
      const label = `${place.file.slice(place.file.lastIndexOf('/') + 1)}:${place.line}`;
      const made = button(label, () => open(index, at), { class: 'link', title: `${place.file}:${place.line}\n${place.says}` });
      buttons.push({ button: made, row: index });
      return made;
    });
    const more = row.lines - places.length;
    return rowOf(row, [
      ...places,
      ...(more > 0 ? [h('span', { class: 'quiet' }, words.further.replace('{0}', String(more)))] : []),
    ]);
  });
  const table = h(
    'table',
    { class: 'events' },
    h('caption', {}, words.table),
    h('thead', {}, h('tr', {}, ...names.map((name) => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, ...rows),
  );
  return { table, rows, buttons };
}

function rowOf(row: PictureRow, places: readonly HTMLElement[]): HTMLTableRowElement {
  const { kind, step, stepName, written, clock, where, label, result, lasted, says, because, stop, outcome, lost, inBlock } = row;
  const ended = lost ? 'failed' : outcome;
  const look = [kind, ended === 'failed' || ended === 'waiting' ? ended : '', stop ? 'stop' : '', inBlock ? 'inside' : ''];
  return h(
    'tr',
    { class: look.filter(Boolean).join(' ') },
    h('td', { class: 'step' }, step === undefined ? undefined : h('span', { title: stepName }, String(step))),
    h('td', { class: 'time' }, written, clock === undefined ? undefined : h('div', { class: 'quiet' }, clock)),
    h('td', {}, where),
    h(
      'td',
      {},
      h('strong', {}, label),
      says === undefined ? undefined : h('div', { class: 'says' }, says),
      because === undefined ? undefined : h('div', { class: 'because' }, because),
    ),
    h('td', { class: 'result' }, ended === 'failed' ? `✕ ${result ?? ''}` : result),
    h('td', {}, lasted),
    h('td', { class: 'places' }, ...places),
  );
}
