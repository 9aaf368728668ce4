import type { EnrollmentRow } from '../../../../server/src/protocol/case.ts';
import { type Shown, say, shown, type TreeRow } from '../../window/index.ts';
import { partsOf } from './evidence.ts';
import { type EnrollmentFilter, filtered } from './filter.ts';
import { failedIn, type Group, type Grouping, grouped } from './groups.ts';
import { type CaseNode, type CaseNow, line, nodeOf, OPEN_ENROLLMENT, type Pages } from './nodes.ts';
import { momentTitle, timeOf } from './times.ts';
import { endOf, OUTCOME_ICONS, PLATFORM_WORDS, shortCause, shortDevice } from './words.ts';

/** How the reader wants to see the enrollments of a case. */
export interface Sight {
  readonly filter: EnrollmentFilter;
  readonly by: Grouping;
}

/** The tree of a case: its verdict, and the enrollments that pass the filter, in groups. Empty for a case that holds nothing yet. */
export function enrollmentTree(now: CaseNow, sight: Sight, pages: Pages): readonly CaseNode[] {
  const { enrollments, logs } = now.summary;
  if (enrollments.length === 0 && logs.length === 0) return [];
  const rows = filtered(enrollments, sight.filter);
  return [
    ...verdictNodes(now),
    ...(rows.length === 0 && enrollments.length > 0 ? [nothingFits()] : groupNodes(now, rows, sight, pages)),
  ];
}

/** The verdict in few words, since rows are short, and below it in the sentences of the server. Each opens the overview of the case. */
function verdictNodes({ summary: { verdict, summary } }: CaseNow): readonly CaseNode[] {
  const sentences = verdict.map((one) => shown(one));
  const [first] = sentences;
  if (first === undefined) return [];
  const { failed, attempts } = summary;
  const run = { command: 'scepLogInspector.showCaseOverview' };
  const row = (): TreeRow => ({
    id: 'verdict',
    label: failed > 0 ? say('{0} of {1} enrollments failed', failed, attempts) : first,
    tip: () => sentences,
    spoken: say('Verdict: {0}', verdict.join(' ')),
    icon: failed > 0 ? OUTCOME_ICONS.failed : { name: 'law' },
    kind: 'verdict',
    open: true,
    run,
  });
  const children = (self: CaseNode): readonly CaseNode[] =>
    sentences.map((text, index) => line(`verdict/${index}`, text, { tip: () => [text], kind: 'verdict', run }, { parent: self }));
  return [nodeOf(row, { children })];
}

function nothingFits(): CaseNode {
  const label = say('No enrollment passes the filter. Clear it');
  const row = { id: 'no-match', label, spoken: label, kind: 'no-match', icon: { name: 'clear-all' } };
  return nodeOf(() => ({ ...row, run: { command: 'scepLogInspector.clearEnrollmentFilter' } }));
}

function groupNodes(now: CaseNow, rows: readonly EnrollmentRow[], { by }: Sight, pages: Pages): readonly CaseNode[] {
  return pages.of(`by ${by}`, grouped(rows, by), (group) => groupNode(now, group, by, pages));
}

function groupNode(now: CaseNow, group: Group, by: Grouping, pages: Pages): CaseNode {
  const id = groupId(group, by);
  return nodeOf(
    () => {
      const label = group.title();
      const description = countWords(group, by);
      return {
        id,
        label,
        description,
        spoken: say('{0}: {1}', label, description),
        icon: group.icon,
        kind: 'group',
        open: group.id === 'failed',
      };
    },
    { children: (self) => pages.of(id, group.rows, (row) => enrollmentNode(now, row, by, self), self) },
  );
}

export function groupId({ id }: Group, by: Grouping): string {
  return `by ${by}/${id}`;
}

function countWords({ rows }: Group, by: Grouping): Shown {
  const failed = failedIn(rows);
  return by === 'outcome' || failed === 0 ? shown(String(rows.length)) : say('{0}, failed {1}', rows.length, failed);
}

function enrollmentNode(now: CaseNow, row: EnrollmentRow, by: Grouping, parent: CaseNode): CaseNode {
  const { key } = row;
  const children = async (self: CaseNode): Promise<readonly CaseNode[]> => {
    const answer = await now.enrollment(key);
    if (answer) return partsOf(answer, now.summary, self);
    const gone = say('The case does not hold this enrollment any more.');
    return [line(`${key}/gone`, gone, { icon: { name: 'info' } }, { parent: self })];
  };
  return nodeOf(() => enrollmentRow(row, by), { parent, key, rule: row.cause?.id, children });
}

function enrollmentRow(row: EnrollmentRow, by: Grouping): TreeRow {
  const { key, outcome, platform, device, cause, failedStep } = row;
  const end = endOf(row);
  const inGroup = by === 'outcome' && outcome === 'failed' && failedStep !== undefined; // its group says that it failed
  const stop = inGroup ? say('step {0}', failedStep) : end;
  const why = cause && by !== 'cause' ? say('{0}: {1}', stop, shortCause(cause.text)) : stop;
  const label = by === 'device' ? why : say('{0} · {1}', shortDevice(device), why);
  const time = timeOf(row);
  return {
    id: `${by} ${key}`,
    label,
    ...(time === undefined ? {} : { description: time }),
    tip: () => tipOf(row),
    spoken: say(
      '{0} {1}, {2}{3}',
      PLATFORM_WORDS[platform](),
      device,
      cause ? say('{0}: {1}', end, shortCause(cause.text)) : end,
      time === undefined ? '' : say(', {0}', time),
    ),
    icon: OUTCOME_ICONS[outcome],
    kind: cause ? 'enrollment-with-cause' : 'enrollment',
    run: { command: OPEN_ENROLLMENT, argument: { key } },
  };
}

function tipOf(row: EnrollmentRow): readonly Shown[] {
  const { platform, device, cause, written, startMs, endMs, transactionID, profile } = row;
  return [
    say('{0} {1}: {2}', PLATFORM_WORDS[platform](), device, endOf(row)),
    ...(cause ? [shown(cause.text)] : []),
    ...(written === undefined ? [] : [say('Its first line is written {0}', written)]),
    ...(startMs === undefined ? [] : [say('Begins {0} by the clock of the case', momentTitle(startMs))]),
    ...(endMs === undefined || endMs === startMs ? [] : [say('Ends {0}', momentTitle(endMs))]),
    ...(transactionID === undefined ? [] : [say('transactionID {0}', transactionID)]),
    ...(profile === undefined ? [] : [say('profile {0}', profile)]),
  ];
}

/** The way from the top to the row of an enrollment, opening what it lies in; undefined where the filter hides it. */
export function wayTo(key: string, now: CaseNow, { filter, by }: Sight, pages: Pages): CaseNode | undefined {
  const groups = grouped(filtered(now.summary.enrollments, filter), by);
  const index = groups.findIndex(({ rows }) => rows.some((row) => row.key === key));
  const group = groups[index];
  const at = group?.rows.findIndex((row) => row.key === key) ?? -1;
  const row = group?.rows[at];
  if (!group || !row) return undefined;
  pages.showUpTo(`by ${by}`, index);
  pages.showUpTo(groupId(group, by), at);
  return enrollmentNode(now, row, by, groupNode(now, group, by, pages));
}
