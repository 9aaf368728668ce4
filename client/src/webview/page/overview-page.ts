import type { Bar, Chart } from '../../../../server/src/core/report/overview/index.ts';
import {
  type FromOverview,
  type OverviewState,
  type OverviewWords,
  readOverviewState,
  readToOverview,
  type ShownOverview,
  type ToOverview,
} from '../overview-messages.ts';
import { button, h, refill, root } from './dom.ts';
import { hostOf } from './host.ts';

const host = hostOf<ToOverview, FromOverview, OverviewState>();
const page = root();
const LEADING = 3;

host.listen(readToOverview, (message) => {
  if (message.kind === 'overview') show(message.shown, message.words);
  else notice(message.text, message.clear);
});
window.addEventListener('scroll', () => host.keep({ top: Math.max(0, Math.round(window.scrollY)) }), { passive: true });
host.post({ kind: 'ready' });

function show({ title, charts, verdict, progress }: ShownOverview, words: OverviewWords): void {
  const top = host.state(readOverviewState)?.top ?? 0;
  const focused = document.activeElement?.id ?? '';
  refill(
    page,
    h(
      'header',
      {},
      h('h1', {}, title),
      progress === undefined ? undefined : h('p', { class: 'notice', role: 'status' }, progress),
      ...verdict.slice(0, LEADING).map((sentence) => h('p', { class: 'lead' }, sentence)),
      ...verdict.slice(LEADING).map((sentence) => h('p', { class: 'verdict' }, sentence)),
      legend(words),
    ),
    h('div', { class: 'charts' }, ...charts.map((chart, at) => section(chart, at, words))),
  );
  window.scrollTo(0, top);
  if (focused !== '') document.getElementById(focused)?.focus({ preventScroll: true });
}

function legend({ looks }: OverviewWords): HTMLElement {
  const items = Object.entries(looks).map(([look, name]) =>
    h('li', {}, h('span', { class: `swatch ${look}`, 'aria-hidden': 'true' }), name),
  );
  return h('ul', { class: 'legend' }, ...items);
}

function section(chart: Chart, at: number, words: OverviewWords): HTMLElement {
  const id = `chart-${at}`;
  const body =
    chart.bars.length === 0
      ? [h('p', { class: 'quiet' }, chart.none)]
      : chart.form === 'columns'
        ? [columns(chart, at, words), h('details', {}, h('summary', {}, words.numbers), table(chart, at, words, id))]
        : [table(chart, at, words, id)];
  return h(
    'section',
    { class: `chart ${chart.id}`, 'aria-labelledby': id },
    h('h2', { id }, chart.title),
    ...body,
    chart.note === undefined ? undefined : h('p', { class: 'quiet' }, chart.note),
  );
}

function press(
  bar: Bar,
  chart: number,
  at: number,
  words: OverviewWords,
  kind: string,
  ...inside: readonly (Node | string)[]
): HTMLElement {
  if (!bar.filter) return h('span', { class: kind }, ...inside);
  const name = words.filter.replace('{0}', bar.name);
  const made = button(undefined, () => host.post({ kind: 'filter', chart, bar: at }), {
    class: kind,
    title: name,
    id: `${kind}-${chart}-${at}`,
  });
  made.append(...inside);
  return made;
}

function table(chart: Chart, index: number, words: OverviewWords, label: string): HTMLElement {
  const { heads, bars, form } = chart;
  const rows = bars.map((bar, at) => {
    const name = press(bar, index, at, words, 'name', bar.name);
    const track = form === 'columns' ? undefined : h('div', { class: 'track', 'aria-hidden': 'true' }, ...partsOf(bar, 'width'));
    return h('tr', {}, h('th', { scope: 'row' }, name, track), ...bar.cells.map((cell) => h('td', {}, cell)));
  });
  const head = h('tr', {}, ...heads.map((name) => h('th', { scope: 'col' }, name)));
  return h('table', { 'aria-labelledby': label }, h('thead', {}, head), h('tbody', {}, ...rows));
}

/** Bars side by side, each with what it says in words. */
function columns(chart: Chart, index: number, words: OverviewWords): HTMLElement {
  const { bars, heads } = chart;
  const all = bars.map((bar, at) => {
    const numbers = bar.cells.map((cell, n) => `${heads[n + 1] ?? ''} ${cell}`).join(', ');
    const made = press(bar, index, at, words, 'column', ...partsOf(bar, 'height'));
    made.setAttribute('aria-label', `${bar.name}: ${numbers}`);
    made.title = `${bar.name}\n${numbers}`;
    if (!bar.filter) made.setAttribute('role', 'img');
    return made;
  });
  const [first, last] = [bars[0]?.name ?? '', bars.at(-1)?.name ?? ''];
  return h(
    'div',
    {},
    h('div', { class: 'columns' }, ...all),
    h('div', { class: 'ends quiet', 'aria-hidden': 'true' }, h('span', {}, first), h('span', {}, last === first ? '' : last)),
  );
}

function partsOf(bar: Bar, side: 'width' | 'height'): readonly HTMLElement[] {
  return bar.parts.map(({ look, share }) => {
    const part = h('span', { class: `part ${/^[a-z]+$/.test(look) ? look : ''}` });
    part.style[side] = `${Math.max(0, Math.min(1, Number(share))) * 100}%`;
    return part;
  });
}

function notice(text: string, clear: boolean): void {
  if (clear) refill(page, h('h1', {}, text));
  else {
    page.querySelector('.notice')?.remove();
    page.prepend(h('p', { class: 'notice', role: 'status' }, text));
  }
}
