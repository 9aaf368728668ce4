import type { CaseSummaryAnswer, EnrollmentAnswer } from '../../../../server/src/protocol/case.ts';
import type { LogPlace } from '../../open/place.ts';
import { type RowIcon, type Shown, say, shown, type TreeNode, type TreeRow } from '../../window/index.ts';

/** A row of one of our trees: menus hand it to commands, which look at these members. */
export interface CaseNode extends TreeNode {
  readonly parent?: CaseNode;
  /** Of the enrollment that the row belongs to. */
  readonly key?: string;
  /** Id of the rule that found what the row says. */
  readonly rule?: string;
  /** Of the log that the row is about. */
  readonly uri?: string;
}

/** What the trees are made of: the case as it was last told, and a way to ask for more of it. */
export interface CaseNow {
  readonly summary: CaseSummaryAnswer;
  enrollment(key: string): Promise<EnrollmentAnswer | null>;
}

/** Commands that rows run; they are none of the palette's. */
export const OPEN_PLACE = 'scepLogInspector.openPlace'; // LogPlace
export const OPEN_ENROLLMENT = 'scepLogInspector.openEnrollment'; // { key }
export const SHOW_MORE = 'scepLogInspector.showMoreRows'; // Pages

/** What a row has beyond its words. */
export interface Beside {
  readonly parent?: CaseNode | undefined;
  readonly key?: string | undefined;
  readonly rule?: string | undefined;
  readonly uri?: string | undefined;
  readonly children?: ((self: CaseNode) => readonly CaseNode[] | Promise<readonly CaseNode[]>) | undefined;
}

/** A row that is made when it is seen. Ids are unique in a tree: that of the parent is part of it. */
export function nodeOf(make: () => TreeRow, { parent, key, rule, uri, children }: Beside = {}): CaseNode {
  const self: CaseNode = {
    row: make,
    ...(parent ? { parent } : {}),
    ...(key === undefined ? {} : { key }),
    ...(rule === undefined ? {} : { rule }),
    ...(uri === undefined ? {} : { uri }),
    ...(children ? { children: () => children(self) } : {}),
  };
  return self;
}

/** A row of words alone, which opens a place where it has one. */
export function line(
  id: string,
  label: Shown,
  { description, tip, icon, place, run, kind = 'line' }: LineLook,
  beside: Beside = {},
): CaseNode {
  return nodeOf(
    () => ({
      id,
      label,
      spoken: description === undefined ? label : say('{0}: {1}', label, description),
      kind,
      ...(description === undefined ? {} : { description }),
      ...(tip === undefined ? {} : { tip }),
      ...(icon ? { icon } : {}),
      ...(place ? { run: { command: OPEN_PLACE, argument: place } } : run ? { run } : {}),
    }),
    beside,
  );
}

export interface LineLook {
  readonly description?: Shown;
  readonly tip?: () => readonly Shown[];
  readonly icon?: RowIcon;
  readonly place?: LogPlace | undefined;
  /** What it does where it has no place. */
  readonly run?: NonNullable<TreeRow['run']>;
  readonly kind?: string;
}

/** How many rows a list shows at once; VS Code makes each of them at once, seen or not. */
const PAGE = 200;

/** How far long lists are unfolded, by the id of the row that holds them. */
export class Pages {
  readonly #shown = new Map<string, number>();

  /** The first rows of a list, made by `make`, and a row that shows more. */
  of<T>(id: string, all: readonly T[], make: (one: T) => CaseNode, parent?: CaseNode): readonly CaseNode[] {
    const count = this.#shown.get(id) ?? PAGE;
    const first = all.slice(0, count).map(make);
    if (all.length <= count) return first;
    const left = all.length - count;
    const label = say('Show {0} more', Math.min(PAGE, left));
    const more = nodeOf(
      () => ({
        id: `${id}/more`,
        label,
        description: say('{0} are not shown yet', left),
        spoken: say('{0}; {1} are not shown yet', label, left),
        kind: 'more',
        icon: { name: 'ellipsis' },
        run: { command: SHOW_MORE, argument: { id } },
      }),
      { parent },
    );
    return [...first, more];
  }

  showMore(id: string): void {
    this.#shown.set(id, (this.#shown.get(id) ?? PAGE) + PAGE);
  }

  /** So many that the one with this number is among them. */
  showUpTo(id: string, index: number): void {
    const needed = Math.ceil((index + 1) / PAGE) * PAGE;
    if (needed > (this.#shown.get(id) ?? PAGE)) this.#shown.set(id, needed);
  }

  forget(): void {
    this.#shown.clear();
  }
}

/** The name of a log in the case, else the end of its uri. */
export function logName({ logs }: CaseSummaryAnswer, uri: string | undefined, file: string): Shown {
  return shown(logs.find((log) => log.uri === uri)?.name ?? file.slice(file.lastIndexOf('/') + 1));
}
