import type { EnrollmentAnswer, EnrollmentRow } from '../../../../server/src/protocol/case.ts';
import { type Shown, say } from '../../window/index.ts';
import { resolutionNode } from './evidence.ts';
import { type CaseNode, type CaseNow, line, nodeOf } from './nodes.ts';

/** More causes than anybody solves in one case: each is one question to the server. */
const MOST_CAUSES = 30;

/** The tree of help: what solves this case, then what helps with any. */
export function helpTree(now: CaseNow | undefined): readonly CaseNode[] {
  const common = now ? causesOf(now.summary.enrollments) : [];
  return [...(now && common.length > 0 ? [solutionsNode(now, common)] : []), ...HELP.map(helpNode)];
}

interface CommonCause {
  readonly id: string;
  /** Enrollments with this cause. */
  readonly count: number;
  /** One of them. */
  readonly key: string;
}

/** The causes of what did not end well, the commonest first. */
export function causesOf(rows: readonly EnrollmentRow[]): readonly CommonCause[] {
  const found = new Map<string, CommonCause>();
  for (const { cause, key } of rows) {
    if (!cause) continue;
    const known = found.get(cause.id);
    found.set(cause.id, known ? { ...known, count: known.count + 1 } : { id: cause.id, count: 1, key });
  }
  return [...found.values()].sort((a, b) => b.count - a.count).slice(0, MOST_CAUSES);
}

function solutionsNode(now: CaseNow, causes: readonly CommonCause[]): CaseNode {
  const label = say('Resolutions of this case');
  const children = async (self: CaseNode): Promise<readonly CaseNode[]> => {
    const answers = await Promise.all(causes.map(async ({ key, count }) => ({ answer: await now.enrollment(key), count })));
    const found = solutionsOf(answers);
    if (found.length === 0)
      return [line('solutions/none', say('No resolution is known for the causes of this case.'), {}, { parent: self })];
    return found.map(({ resolution, count }) =>
      resolutionNode(`solution/${resolution.id}`, resolution, self, undefined, say('enrollments that need it: {0}', count)),
    );
  };
  return nodeOf(() => ({ id: 'solutions', label, spoken: label, icon: { name: 'tools' }, kind: 'solutions', open: true }), {
    children,
  });
}

interface Solution {
  readonly resolution: EnrollmentAnswer['resolutions'][number];
  readonly count: number;
}

/** Resolutions with the number of enrollments that need them; what several causes have in common counts for all. */
export function solutionsOf(
  answers: readonly { readonly answer: EnrollmentAnswer | null; readonly count: number }[],
): readonly Solution[] {
  const found = new Map<string, Solution>();
  for (const { answer, count } of answers) {
    for (const resolution of answer?.resolutions ?? []) {
      const known = found.get(resolution.id);
      found.set(resolution.id, { resolution: known?.resolution ?? resolution, count: (known?.count ?? 0) + count });
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

interface Help {
  readonly id: string;
  readonly label: () => Shown;
  readonly icon: string;
  readonly command: string;
}

const HELP: readonly Help[] = [
  { id: 'overview', label: () => say('Show Case Overview'), icon: 'graph', command: 'scepLogInspector.showCaseOverview' },
  { id: 'explain', label: () => say('Explain a Code…'), icon: 'question', command: 'scepLogInspector.explainCode' },
  {
    id: 'walkthrough',
    label: () => say('Diagnose a Failed Enrollment, Step by Step'),
    icon: 'book',
    command: 'scepLogInspector.openWalkthrough',
  },
  { id: 'sample', label: () => say('Try the Sample Case'), icon: 'beaker', command: 'scepLogInspector.trySampleCase' },
  { id: 'readme', label: () => say('Read the Documentation'), icon: 'info', command: 'scepLogInspector.openDocumentation' },
];

function helpNode({ id, label, icon, command }: Help): CaseNode {
  return nodeOf(() => ({ id, label: label(), spoken: label(), icon: { name: icon }, kind: 'help', run: { command } }));
}
