/**
 * Makes a group of elements one stop of the Tab key, in which the arrow keys, Home and End move. Which of them was reached last is where Tab
 * comes back to.
 */
export function rove(
  items: readonly (HTMLElement | SVGElement)[],
  { start = 0, moved }: Roving = {},
): { focus(at: number): void } {
  let current = Math.max(0, Math.min(start, items.length - 1));
  items.forEach((item, at) => {
    item.setAttribute('tabindex', at === current ? '0' : '-1');
  });
  const reach = (at: number): void => {
    const next = items[at];
    if (!next) return;
    items[current]?.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    current = at;
    moved?.(at);
  };
  items.forEach((item, at) => {
    item.addEventListener('focus', () => reach(at));
    item.addEventListener('keydown', (event) => {
      const target =
        event instanceof KeyboardEvent && !event.ctrlKey && !event.metaKey && !event.altKey ? goal(event.key, at) : undefined;
      if (target === undefined) return;
      event.preventDefault();
      items[target]?.focus();
    });
  });
  const goal = (key: string, at: number): number | undefined => {
    const last = items.length - 1;
    if (key === 'ArrowDown' || key === 'ArrowRight') return Math.min(last, at + 1);
    if (key === 'ArrowUp' || key === 'ArrowLeft') return Math.max(0, at - 1);
    if (key === 'Home') return 0;
    return key === 'End' ? last : undefined;
  };
  return { focus: (at) => items[at]?.focus() };
}

export interface Roving {
  readonly start?: number;
  readonly moved?: (at: number) => void;
}
