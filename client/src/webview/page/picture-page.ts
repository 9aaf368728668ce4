import {
  type FromPicture,
  type PictureState,
  type PictureWords,
  readPictureState,
  readToPicture,
  type ShownPicture,
  type ToPicture,
} from '../picture-messages.ts';
import { button, h, refill, root } from './dom.ts';
import { drawn, useDrawingStyle } from './drawing.ts';
import { hostOf } from './host.ts';
import { pictureTable } from './picture-table.ts';
import { base64Of, pngOf } from './png.ts';
import { rove } from './roving.ts';

const host = hostOf<ToPicture, FromPicture, PictureState>();
const page = root();
let state = host.state(readPictureState);
let shown: ShownPicture | undefined;

const SIGNS = { done: '✓', failed: '✕', waiting: '…', 'not-reached': '–', 'not-in-these-logs': '?' } as const;
const [SMALLEST, LARGEST, STEP, FULL] = [50, 300, 25, 100];

useDrawingStyle();
host.listen(readToPicture, (message) => {
  switch (message.kind) {
    case 'picture':
      show(message.shown, message.words);
      break;
    case 'notice':
      notice(message);
      break;
    case 'png':
      void copyPng();
      break;
  }
});
window.addEventListener('scroll', () => remember({ top: Math.max(0, Math.round(window.scrollY)) }), { passive: true });
host.post({ kind: 'ready' });

function remember(more: Partial<PictureState>): void {
  if (!shown) return;
  state = { ...state, ...more, key: shown.key };
  host.keep(state);
}

/** Draws a picture, and puts the reader back where they were in the one before. */
function show(next: ShownPicture, words: PictureWords): void {
  const before = shown && state?.row !== undefined ? signOf(shown, state.row) : undefined;
  const had = document.activeElement?.closest('[data-part]')?.getAttribute('data-part');
  shown = next;
  const found = before === undefined ? -1 : next.picture.rows.findIndex((_, row) => signOf(next, row) === before);
  const row = found >= 0 ? found : (state?.row ?? next.picture.rows.findIndex(({ stop }) => stop));
  const open = (at: number, place: number, stay = false): void => host.post({ kind: 'open', row: at, place, stay });
  const canvas = drawn(next.drawing);
  const list = pictureTable(next, words, open);
  const status = h('p', { class: 'preview', role: 'status' }, words.hint);
  const mark = (at: number): void => {
    for (const one of [...canvas.rows, ...list.rows]) one.classList.remove('current');
    canvas.rows[at]?.classList.add('current');
    list.rows[at]?.classList.add('current');
    const { says, label } = next.picture.rows[at] ?? {};
    status.textContent = says ?? label ?? '';
  };
  const events = canvas.rows.flatMap((element) => {
    const at = Number(element.getAttribute('data-row'));
    const { places = [], where, says, because } = next.picture.rows[at] ?? {};
    element.addEventListener('mouseenter', () => mark(at));
    if (places.length === 0) return [];
    element.setAttribute('role', 'button');
    const words = [...element.querySelectorAll('text')].map(({ textContent }) => textContent); // the name begins with what is seen
    element.setAttribute('aria-label', [words.join(' '), where, says, because].filter((part) => part !== undefined).join(', '));
    element.addEventListener('click', () => open(at, 0));
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      open(at, 0, event.key === ' ');
    });
    return [{ element, at }];
  });
  const moved = (at: number): void => {
    mark(at);
    remember({ row: at });
  };
  const atRow = (rows: readonly { readonly row: number }[]): number => rows.findIndex((one) => one.row >= row);
  const inDrawing = rove(
    events.map(({ element }) => element),
    { start: Math.max(0, atRow(events.map(({ at }) => ({ row: at })))), moved: (at) => moved(events[at]?.at ?? 0) },
  );
  rove(
    list.buttons.map((one) => one.button),
    { start: Math.max(0, atRow(list.buttons)), moved: (at) => moved(list.buttons[at]?.row ?? 0) },
  );
  const figure = h('section', { class: 'figure', 'data-part': 'drawing', 'aria-label': words.drawing }, canvas.head, canvas.body);
  canvas.head.setAttribute('aria-hidden', 'true');
  canvas.head.classList.add('head');
  canvas.body.setAttribute('role', 'group');
  canvas.body.setAttribute('aria-label', next.picture.title);
  const size = (zoom: number): void => {
    const wide = `${Math.round((next.drawing.width * zoom) / FULL)}px`;
    for (const svg of [canvas.head, canvas.body]) {
      svg.style.width = zoom === FULL ? `min(100%, ${wide})` : wide;
      svg.style.minWidth = zoom === FULL ? `${Math.round(next.drawing.width * 0.8)}px` : '0';
    }
  };
  size(state?.zoom ?? FULL);
  const zoom = (by: number): void => {
    const now = Math.max(SMALLEST, Math.min(LARGEST, (state?.zoom ?? FULL) + by));
    remember({ zoom: now });
    size(now);
  };
  refill(
    page,
    header(next, words, zoom),
    h('div', { class: 'parts' }, figure, h('section', { 'data-part': 'table', 'aria-label': words.table }, list.table)),
    status,
  );
  remember({});
  mark(row);
  if (had === 'drawing')
    inDrawing.focus(
      Math.max(
        0,
        events.findIndex(({ at }) => at >= row),
      ),
    );
  if (state?.top !== undefined) window.scrollTo(0, state.top);
}

function signOf({ picture }: ShownPicture, row: number): string {
  const { label, written, where } = picture.rows[row] ?? {};
  return JSON.stringify([label, written, where]);
}

function header({ picture, verdict, resolutions }: ShownPicture, words: PictureWords, zoom: (by: number) => void): HTMLElement {
  const steps = picture.steps.map(({ step, name, outcome, ended }) =>
    h(
      'li',
      { class: `state ${outcome}` },
      h('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[outcome]),
      h('span', { class: 'what' }, `${step} ${name}`),
      h('span', { class: 'ended' }, ended),
    ),
  );
  const copy = (as: 'svg' | 'mermaid') => (): void => host.post({ kind: 'copy', as });
  return h(
    'header',
    {},
    h('h1', { class: picture.stopped === undefined ? '' : 'failed' }, picture.title),
    h('ol', { class: 'steps', 'aria-label': words.steps }, ...steps),
    ...verdict.map((sentence) => h('p', { class: 'verdict' }, sentence)),
    resolutions.length === 0
      ? undefined
      : h(
          'ul',
          { class: 'resolutions', 'aria-label': words.resolution },
          ...resolutions.map(({ title }, at) =>
            h(
              'li',
              {},
              button(title, () => host.post({ kind: 'resolution', at }), { class: 'link' }),
            ),
          ),
        ),
    h(
      'div',
      { class: 'tools', role: 'group', 'aria-label': words.tools },
      button(words.copySvg, copy('svg')),
      button(words.copyPng, () => void copyPng()),
      button(words.copyMermaid, copy('mermaid')),
      button('−', () => zoom(-STEP), { 'aria-label': words.smaller, title: words.smaller }),
      button('+', () => zoom(STEP), { 'aria-label': words.larger, title: words.larger }),
    ),
  );
}

function notice({ text, clear }: Extract<ToPicture, { kind: 'notice' }>): void {
  const said = h('p', { class: 'notice', role: 'status' }, text);
  if (clear) {
    shown = undefined;
    refill(page, h('h1', {}, text));
    return;
  }
  page.querySelector('.notice')?.remove();
  page.prepend(said);
}

/** Puts the image onto the clipboard; where the page may not, the extension saves it. */
async function copyPng(): Promise<void> {
  if (!shown) return;
  const { svg, drawing } = shown;
  const image = await pngOf(svg, drawing.width, drawing.headHeight + drawing.bodyHeight);
  if (!image) return;
  try {
    await navigator.clipboard.write([new ClipboardItem({ [image.type]: image })]);
    host.post({ kind: 'copied' });
  } catch {
    host.post({ kind: 'image', png: await base64Of(image) });
  }
}
