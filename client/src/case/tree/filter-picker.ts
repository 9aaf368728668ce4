import type { EnrollmentRow } from '../../../../server/src/protocol/case.ts';
import { askText, type Choice, pick, pickSome, type Shown, say, shown } from '../../window/index.ts';
import { type EnrollmentFilter, filterWords, isFiltering, NO_FILTER } from './filter.ts';
import { failedIn, type Group, grouped } from './groups.ts';
import { HOUR_MS } from './times.ts';

/** Asks what the list of enrollments is to show; undefined: it stays as it is. */
export async function askFilter(rows: readonly EnrollmentRow[], now: EnrollmentFilter): Promise<EnrollmentFilter | undefined> {
  const facets: readonly Facet[] = [
    facet('text', say('Text…'), say('in the device, profile, transactionID, cause or time'), () => askWords(now)),
    facet('outcomes', say('Outcome…'), say('how the enrollments ended'), () => askOutcomes(rows, now)),
    facet('devices', say('Device…'), say('by name or address'), () => askDevices(rows, now)),
    facet('causes', say('Cause…'), say('why they failed'), () => askCauses(rows, now)),
    facet('between', say('Time…'), say('when they began, by the clock of the case'), () => askTime(rows, now)),
  ];
  const picked = await pick(
    [...facets.map((one) => shownWith(one, rows, now)), ...(isFiltering(now) ? [clearing(rows, now)] : [])],
    {
      title: say('Filter Enrollments'),
      placeHolder: say('By what?'),
    },
  );
  return picked?.ask();
}

interface Facet extends Choice {
  readonly member: keyof EnrollmentFilter;
  readonly ask: () => Promise<EnrollmentFilter | undefined>;
}

function facet(member: Facet['member'], label: Shown, description: Shown, ask: Facet['ask']): Facet {
  return { member, label, description, ask };
}

/** With what is filtered by already. */
function shownWith(one: Facet, rows: readonly EnrollmentRow[], now: EnrollmentFilter): Facet {
  return now[one.member] === undefined ? one : { ...one, description: filterWords({ [one.member]: now[one.member] }, rows) };
}

function clearing(rows: readonly EnrollmentRow[], now: EnrollmentFilter): Facet {
  return facet('text', say('Clear the Filter'), filterWords(now, rows), async () => NO_FILTER);
}

/** A filter with another member; without it where nothing was chosen. */
function withMember<Name extends keyof EnrollmentFilter>(
  filter: EnrollmentFilter,
  name: Name,
  value: EnrollmentFilter[Name] | undefined,
): EnrollmentFilter {
  const { [name]: _, ...others } = filter;
  return value === undefined ? others : { ...others, [name]: value };
}

async function askWords(now: EnrollmentFilter): Promise<EnrollmentFilter | undefined> {
  const prompt = say('Shows the enrollments that hold this text. Empty shows all.');
  const text = await askText(say('Filter Enrollments by Text'), prompt, shown(now.text ?? ''));
  return text === undefined ? undefined : withMember(now, 'text', text.trim() === '' ? undefined : text.trim());
}

/** Has the reader pick groups; those that hold a row which passes now are picked already. Undefined: the reader left. */
async function askGroups(
  groups: readonly Group[],
  title: Shown,
  isPicked: (group: Group) => boolean,
): Promise<readonly Group[] | undefined> {
  const choices = groups.map((group) => ({
    group,
    label: group.title(),
    description: say('enrollments {0}, failed {1}', group.rows.length, failedIn(group.rows)),
    picked: isPicked(group),
  }));
  const picked = await pickSome(choices, { title, placeHolder: say('None shows all') });
  return picked?.map(({ group }) => group);
}

function values<T>(groups: readonly Group[], of: (row: EnrollmentRow) => T | undefined): readonly T[] | undefined {
  const found = groups.flatMap(({ rows: [first] }) => (first && of(first)) ?? []);
  return found.length > 0 ? found : undefined;
}

/** Asks for values of one kind, of which those that are filtered by are picked already; the filter with those that the reader chose. */
async function askValues<Value>(
  groups: readonly Group[],
  title: Shown,
  known: readonly Value[] | undefined,
  of: (row: EnrollmentRow) => Value | undefined,
  filterBy: (chosen: readonly Value[] | undefined) => EnrollmentFilter,
): Promise<EnrollmentFilter | undefined> {
  const isPicked = ({ rows: [first] }: Group): boolean => {
    const value = first && of(first);
    return value !== undefined && known?.includes(value) === true;
  };
  const picked = await askGroups(groups, title, isPicked);
  return picked && filterBy(values(picked, of));
}

function askOutcomes(rows: readonly EnrollmentRow[], now: EnrollmentFilter): Promise<EnrollmentFilter | undefined> {
  return askValues(
    grouped(rows, 'outcome'),
    say('Filter Enrollments by Outcome'),
    now.outcomes,
    ({ outcome }) => outcome,
    (outcomes) => withMember(now, 'outcomes', outcomes),
  );
}

function askDevices(rows: readonly EnrollmentRow[], now: EnrollmentFilter): Promise<EnrollmentFilter | undefined> {
  return askValues<string>(
    grouped(rows, 'device'),
    say('Filter Enrollments by Device'),
    now.devices,
    ({ device }) => device,
    (devices) => withMember(now, 'devices', devices),
  );
}

function askCauses(rows: readonly EnrollmentRow[], now: EnrollmentFilter): Promise<EnrollmentFilter | undefined> {
  const withCause = rows.filter(({ cause }) => cause !== undefined);
  return askValues(
    grouped(withCause, 'cause'),
    say('Filter Enrollments by Cause'),
    now.causes,
    ({ cause }) => cause?.id,
    (causes) => withMember(now, 'causes', causes),
  );
}

/** From the first hour that was picked to the last one. */
async function askTime(rows: readonly EnrollmentRow[], now: EnrollmentFilter): Promise<EnrollmentFilter | undefined> {
  const groups = grouped(
    rows.filter(({ startMs }) => startMs !== undefined),
    'time',
  );
  const { between } = now;
  const isPicked = ({ rows: all }: Group): boolean =>
    between !== undefined &&
    all.some(({ startMs }) => startMs !== undefined && startMs >= between.fromMs && startMs < between.toMs);
  const picked = await askGroups(groups, say('Filter Enrollments by Time'), isPicked);
  if (!picked) return undefined;
  const hours = values(picked, ({ startMs }) => (startMs === undefined ? undefined : Math.floor(startMs / HOUR_MS)));
  const first = hours?.[0];
  const last = hours?.at(-1);
  const span = first === undefined || last === undefined ? undefined : { fromMs: first * HOUR_MS, toMs: (last + 1) * HOUR_MS };
  return withMember(now, 'between', span);
}
