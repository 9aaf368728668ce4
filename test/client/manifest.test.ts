import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import words from '../../package.nls.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '../..');
const { commands, menus, views, viewsContainers, viewsWelcome, walkthroughs, keybindings } = manifest.contributes;
const said = new Map<string, string>(Object.entries(words));
/** The words that the manifest names by `%key%`. */
const wordsOf = (text: string): string | undefined => said.get(/^%(.+)%$/.exec(text)?.[1] ?? '');
const allViews = Object.values(views).flat();
const ours = new Set(commands.map(({ command }) => command));

interface Item {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}
const inMenus: readonly (readonly [menu: string, item: Item])[] = Object.entries(menus).flatMap(([menu, items]) =>
  items.map((item) => [menu, item] as const),
);

describe('a command', () => {
  it.each(commands.map((one) => [one.command, one] as const))('%s is found by typing SCEP', (_, { title, category }) => {
    expect(wordsOf(category)).toBe('SCEP');
    expect(wordsOf(title)).toMatch(/^[A-Z]/);
  });

  it('is named by one title only', () => {
    const titles = commands.map(({ title }) => wordsOf(title));
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('has an icon where it stands in a title bar or in a row', () => {
    const iconic = inMenus.filter(
      ([menu, { group }]) => (menu.endsWith('/title') && /^navigation/.test(group ?? '')) || /^inline/.test(group ?? ''),
    );
    expect(iconic.length).toBeGreaterThan(8);
    const icons = new Map(commands.map((one) => [one.command, 'icon' in one ? one.icon : undefined]));
    expect(iconic.filter(([, { command }]) => !icons.get(command)).map(([, { command }]) => command)).toEqual([]);
  });

  it('of a menu or a key is one of the manifest', () => {
    const named = [...inMenus.map(([, { command }]) => command), ...keybindings.map(({ command }) => command)];
    expect(named.filter((command) => !ours.has(command))).toEqual([]);
  });

  it('stands once in each group of a menu', () => {
    const places = inMenus.map(([menu, { command, group }]) => [menu, command, group?.replace(/@.*/, '')].join(' '));
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
  });

  it('of one enrollment is in no palette while none is selected', () => {
    const palette = new Map(menus.commandPalette.map(({ command, when }) => [command, when]));
    for (const name of ['copyEnrollment', 'revealEnrollment'])
      expect(palette.get(`scepLogInspector.${name}`)).toContain('enrollmentSelected');
  });
});

describe('a key', () => {
  it.each(keybindings.map((one) => [one.key, one] as const))('%s is ours only where it is meant', (_, { when }) => {
    expect(when).toMatch(/focusedView|resourceLangId|editorLangId|editorTextFocus|scepLogInspector/);
  });
});

describe('a view', () => {
  it.each(allViews.map((one) => [one.id, one] as const))('%s has a name, an icon and a welcome that leads on', (id, view) => {
    expect(wordsOf(view.name)).toBeTruthy();
    expect(fs.existsSync(path.join(root, view.icon))).toBe(true);
    const welcomes = viewsWelcome.filter((one) => one.view === id);
    expect(welcomes.length).toBeGreaterThan(0);
    expect(welcomes.some(({ contents }) => /\]\(command:/.test(wordsOf(contents) ?? ''))).toBe(true);
  });

  it('has a state to welcome in for an empty window, a folder, while logs are read and when that failed', () => {
    const states = viewsWelcome.filter(({ view }) => view === 'scepLogInspector.enrollments').map(({ when }) => when ?? '');
    for (const state of ['workspaceFolderCount == 0', 'workspaceFolderCount != 0', '== scanning', '== failed'])
      expect(states.filter((when) => when.includes(state))).toHaveLength(1);
  });

  it('offers commands that there are', () => {
    const links = [...said.values()].flatMap((text) => [...text.matchAll(/\(command:([\w.]+)\)/g)].map(([, id = '']) => id));
    const known = (id: string): boolean =>
      ours.has(id) || /^workbench\./.test(id) || allViews.some((view) => id === `${view.id}.focus`);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((id) => !known(id))).toEqual([]);
  });

  it('stands in a container of the Activity Bar, whose icon has one colour', () => {
    const [container] = viewsContainers.activitybar;
    expect(Object.keys(views)).toEqual([container?.id]);
    expect(wordsOf(container?.title ?? '')).toBe('SCEP');
    const icon = fs.readFileSync(path.join(root, container?.icon ?? ''), 'utf8');
    expect(new Set(icon.match(/#[\da-f]{3,8}\b/gi))).toEqual(new Set(['#fff']));
  });
});

describe('the walkthrough', () => {
  const steps = walkthroughs.flatMap((one) => one.steps);

  it.each(steps.map((step) => [step.id, step] as const))(
    'has for "%s" words, a picture in theme colours, and its words',
    (_, step) => {
      for (const text of [step.title, step.description, step.media.altText]) expect(wordsOf(text)).toBeTruthy();
      const picture = fs.readFileSync(path.join(root, step.media.svg), 'utf8');
      expect(picture.length).toBeLessThan(4096);
      expect(picture.replace(/var\(--vscode-[\w-]+,#[\da-f]+\)/g, '')).not.toMatch(/(?:fill|stroke)="(?!none|var)[^"]/);
    },
  );

  it('is done by doing what it says', () => {
    for (const { completionEvents } of steps) expect(completionEvents.length).toBeGreaterThan(0);
  });
});

describe('the words of the manifest', () => {
  it('are all there, and all used', () => {
    const used = new Set([...JSON.stringify(manifest).matchAll(/"%([\w.-]+)%"/g)].map(([, key = '']) => key));
    expect([...used].filter((key) => !said.has(key))).toEqual([]);
    expect([...said.keys()].filter((key) => !used.has(key))).toEqual([]);
  });
});
