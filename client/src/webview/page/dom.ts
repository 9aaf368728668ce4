/** Text stands in text nodes alone: nothing of a log becomes markup. */
export type Child = Node | string | undefined;

/** Attributes that elements of our pages may have: none of them runs anything or loads anything. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes an element; `class`, `id`, `role`, `aria-…` and the like; true is an empty attribute, false and undefined none. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return filled(document.createElement(tag), attributes, children);
}

/** A button that does something. */
export function button(label: Child, press: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = h('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', press);
  return made;
}

export function filled<Made extends Element>(element: Made, attributes: Attributes, children: readonly Child[]): Made {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flatMap((child) => (child === undefined ? [] : [child])));
  return element;
}

/** Puts these children in the place of all that an element holds. */
export function refill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...children.flatMap((child) => (child === undefined ? [] : [child])));
}

/** The part of the document that the script fills. */
export function root(): HTMLElement {
  const found = document.getElementById('page');
  if (!found) throw new Error('the page has no root');
  return found;
}
