import { describe, expect, it, vi } from 'vitest';
import type { CaseNode, CaseNow } from '../../../client/src/case/tree/nodes.ts';
import type { CaseSummaryAnswer, EnrollmentRow } from '../../../server/src/protocol/case.ts';
import { answerOf, enrollment, IIS, issued, PHONE, summaryOf, text } from '../support/case.ts';

vi.mock('vscode', () => import('../support/vscode.ts'));
const { enrollmentTree, wayTo } = await import('../../../client/src/case/tree/enrollments.ts');
const { caseTree } = await import('../../../client/src/case/tree/case-nodes.ts');
const { helpTree } = await import('../../../client/src/case/tree/help.ts');
const { Pages } = await import('../../../client/src/case/tree/nodes.ts');
const { KnownCase } = await import('../../../client/src/case/tree/known-case.ts');
const { GROUPINGS } = await import('../../../client/src/case/tree/groups.ts');

const asked: string[] = [];

/** A case whose server hears which enrollments are asked for. */
function caseOf(rows: readonly EnrollmentRow[], change: Partial<CaseSummaryAnswer> = {}): CaseNow {
  asked.length = 0;
  return new KnownCase(summaryOf(rows, change), async (key) => {
    asked.push(key);
    const row = rows.find((one) => one.key === key);
    return row ? answerOf(row) : null;
  });
}

const look = (nodes: readonly CaseNode[]): readonly string[] =>
  nodes.map((node) => {
    const { label, description } = node.row();
    return description === undefined ? label : `${label} | ${description}`;
  });
const below = async (node: CaseNode | undefined): Promise<readonly CaseNode[]> => (await node?.children?.()) ?? [];
const named = (nodes: readonly CaseNode[], start: string): CaseNode | undefined =>
  nodes.find((node) => node.row().label.startsWith(start));
async function all(nodes: readonly CaseNode[]): Promise<readonly CaseNode[]> {
  const inside = await Promise.all(nodes.map(async (node) => all(await below(node))));
  return [...nodes, ...inside.flat()];
}

const BY_OUTCOME = { filter: {}, by: 'outcome' } as const;
const FOUR = [enrollment(1), issued(2), enrollment(3, { device: text('c3b874a7-5061-47a6-bf0c-32e805fbc7d3') }), issued(4)];

describe('the tree of enrollments', () => {
  it('begins with the verdict, and then has the enrollments that failed, open', async () => {
    const roots = enrollmentTree(caseOf(FOUR), BY_OUTCOME, new Pages());
    expect(look(roots)).toEqual(['2 of 4 enrollments failed', 'failed | 2', 'issued | 2']);
    expect(roots.map((node) => node.row().open)).toEqual([true, true, false]);
    expect(look(await below(roots[0]))).toEqual(['Enrollments 4, failed 2.', 'Stopped at: step 3.']);
    expect(look(await below(roots[1]))).toEqual([
      'phone-1 · step 3: The subject is not the one of the challenge | 10:07:56 · 1 min 3 s',
      'c3b874a7… · step 3: The subject is not the one of the challenge | 10:07:56 (12:07:56 UTC) · 1 min 3 s',
    ]);
  });

  it.each([
    ['cause', 'phone-1 · failed at step 3 | 10:07:56 · 1 min 3 s'],
    ['device', 'failed at step 3: The subject is not the one of the challenge | 10:07:56 · 1 min 3 s'],
    ['time', 'phone-1 · failed at step 3: The subject is not the one of the challenge | 10:07:56 · 1 min 3 s'],
  ] as const)('says in a row what its group does not say, grouped by %s', async (by, row) => {
    const [, group] = enrollmentTree(caseOf(FOUR), { filter: {}, by }, new Pages());
    expect(look(await below(group))[0]).toBe(row);
  });

  it('is empty for a case that holds nothing, so that its welcome is seen', () => {
    expect(enrollmentTree(caseOf([], { logs: [] }), BY_OUTCOME, new Pages())).toEqual([]);
  });

  it('asks for an enrollment only when it is opened, and once', async () => {
    const roots = enrollmentTree(caseOf(FOUR), BY_OUTCOME, new Pages());
    const [first] = await below(named(roots, 'failed'));
    expect(asked).toEqual([]);
    await below(first);
    await below(first);
    expect(asked).toEqual(['key-1']);
  });

  it('shows cause, six steps, resolution, what to fetch and what else it could be below an enrollment', async () => {
    const roots = enrollmentTree(caseOf(FOUR), BY_OUTCOME, new Pages());
    const parts = await below((await below(named(roots, 'failed')))[0]);
    expect(look(parts)).toEqual([
      'The subject is not the one of the challenge | cause',
      '1 profile delivered | done',
      '2 device to NDES | done',
      '3 NDES to policy module | failed',
      '4 NDES to CA | not reached',
      '5 certificate delivered | not reached',
      '6 reported | not in these logs; would show it: Microsoft-Intune-CertificateConnectors',
      'Put the CN into quotation marks | resolution',
      'Fetch next: NDESPlugin | C:\\Program Files\\Intune',
      'What it could be, too: 1',
    ]);
    expect(new Set(parts.slice(1, 7).map((node) => node.row().icon?.name)).size).toBe(4); // each outcome has a shape
    expect(look(await below(named(parts, '3 ')))).toEqual([
      'OMADM.log:14 | 2026-03-23 10:07:56.709 The profile arrived.',
      'u_ex260323.log:69 | 2026-03-23 10:07:56.709 The challenge could not be verified.',
    ]);
  });

  it('opens the line of each row, counted as an editor counts', async () => {
    const roots = enrollmentTree(caseOf(FOUR), BY_OUTCOME, new Pages());
    const parts = await below((await below(named(roots, 'failed')))[0]);
    const failed = { command: 'scepLogInspector.openPlace', argument: { uri: IIS, line: 68, character: 143 } };
    const [cause, first, , third] = parts;
    expect(cause?.row().run).toEqual(failed);
    expect(third?.row().run).toEqual(failed); // of a step that failed the line that says so
    expect(first?.row().run).toMatchObject({ argument: { uri: PHONE, line: 13, character: 0 } });
    expect((await below(third))[1]?.row().run).toEqual(failed);
  });

  it('tells menus which enrollment, rule and log a row is about', async () => {
    const roots = enrollmentTree(caseOf(FOUR), BY_OUTCOME, new Pages());
    const [one] = await below(named(roots, 'failed'));
    expect(one).toMatchObject({ key: 'key-1', rule: 'subject-mismatch' });
    const parts = await below(one);
    expect(new Set(parts.map(({ key }) => key))).toEqual(new Set(['key-1']));
    expect(parts[0]?.rule).toBe('subject-mismatch');
  });

  it('says where the filter hides everything, and how to be rid of it', () => {
    const roots = enrollmentTree(caseOf(FOUR), { filter: { text: 'nobody' }, by: 'outcome' }, new Pages());
    expect(look(roots).at(-1)).toBe('No enrollment passes the filter. Clear it');
    expect(roots.at(-1)?.row().run?.command).toBe('scepLogInspector.clearEnrollmentFilter');
  });

  it.each(GROUPINGS)('has an own id and words for a screen reader in every row, grouped by %s', async (by) => {
    const nodes = await all(enrollmentTree(caseOf(FOUR), { filter: {}, by }, new Pages()));
    const rows = nodes.map((node) => node.row());
    expect(rows.length).toBeGreaterThan(40);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter(({ spoken }) => spoken.trim() === '')).toEqual([]);
  });

  it('leads to the row of an enrollment, also to one that is far down', () => {
    const many = Array.from({ length: 500 }, (_, index) => enrollment(index));
    const pages = new Pages();
    const now = caseOf(many);
    const node = wayTo('key-450', now, BY_OUTCOME, pages);
    expect(node?.key).toBe('key-450');
    expect(node?.parent?.row().id).toBe('by outcome/failed');
    const group = named(enrollmentTree(now, BY_OUTCOME, pages), 'failed');
    return below(group).then((rows) => expect(rows.some(({ key }) => key === 'key-450')).toBe(true));
  });

  it('makes a page of rows of 10 000 enrollments, and more when asked', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => enrollment(index));
    const pages = new Pages();
    const now = caseOf(many);
    const before = process.cpuUsage();
    for (const by of GROUPINGS) {
      const roots = enrollmentTree(now, { filter: { text: 'challenge' }, by }, pages);
      expect(roots.length).toBeLessThan(210);
      for (const node of roots) for (const child of await below(node)) child.row();
    }
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(2000);
    const rows = await below(named(enrollmentTree(now, BY_OUTCOME, pages), 'failed'));
    expect(look(rows.slice(-1))).toEqual(['Show 200 more | 9800 are not shown yet']);
    pages.showMore('by outcome/failed');
    expect(await below(named(enrollmentTree(now, BY_OUTCOME, pages), 'failed'))).toHaveLength(401);
  });
});

describe('the tree of what a case rests on', () => {
  it('says of each log what it is, and of one that was not read whole that it was not', async () => {
    const roots = caseTree(summaryOf(FOUR), new Pages());
    expect(look(roots)).toEqual([
      'Logs read | 2',
      'Clocks | 1',
      'The current connector | Its event channels are here.',
      'Logs that are missing | 1',
      'Not read, or not whole | 2',
    ]);
    const logs = await below(roots[0]);
    expect(look(logs)).toEqual([
      'OMADM.log | IIS W3C log; entries 20, errors 2, warnings 0',
      'u_ex260323.log | IIS W3C log; entries 20, errors 0, warnings 0; not whole',
    ]);
    expect(look(await below(logs[1]))).toEqual(['3 lines could not be read.']);
  });

  it('says where to find what is missing, and why files were skipped', async () => {
    const [, , , missing, skipped] = caseTree(summaryOf(FOUR), new Pages());
    const [httperr] = await below(missing);
    expect(look(await below(httperr))).toEqual(['It holds requests that IIS refused.', '%windir%\\System32\\LogFiles\\HTTPERR']);
    expect(look(await below(skipped))).toEqual(['big.log is larger than the limit.', 'Files of other kinds: 4']);
  });

  it('sets the clock of the log that a row is about', async () => {
    const [clock] = await below(caseTree(summaryOf(FOUR), new Pages())[1]);
    expect(clock?.uri).toBe(PHONE);
    expect(clock?.row().run).toEqual({ command: 'scepLogInspector.setClock', argument: { uri: PHONE } });
    expect(clock?.row().spoken).toContain('Clock of OMADM.log: +3 s');
  });

  it('is empty for a case that holds nothing', () => {
    expect(caseTree(summaryOf([], { logs: [], skipped: [] }), new Pages())).toEqual([]);
  });
});

describe('the tree of help', () => {
  it('has the resolutions of the case by the number of enrollments that need them, asked of one for each cause', async () => {
    const roots = helpTree(caseOf(FOUR));
    expect(look(await below(roots[0]))).toEqual(['Put the CN into quotation marks | enrollments that need it: 2']);
    expect(asked).toEqual(['key-1']);
  });

  it('helps where there is no case', () => {
    expect(look(helpTree(undefined))).toContain('Try the Sample Case');
  });
});
