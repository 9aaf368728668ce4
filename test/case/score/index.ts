import { caseRules } from '../../../server/src/core/case/rules/index.ts';
import type { CaseJson } from '../../../server/src/core/report/case-json.ts';
import type { Truth } from '../generate/truth.ts';
import { type Matched, matchAttempts } from './claims.ts';
import { clocksOf } from './clocks.ts';
import { type Links, linksOf } from './links.ts';
import { type Mismatch, type Share, shareOf } from './model.ts';
import { type Verdicts, verdictsOf } from './verdicts.ts';

export { type Mismatch, type Share, shareOf } from './model.ts';

/** How far what the product says of a case agrees with what is true of it. */
export interface Score extends Verdicts, Links {
  readonly profile: string;
  readonly clocks: Share;
  /** Rules of the case that say what only the whole of it shows; where the logs end soon after, they may not know it yet. */
  readonly rules: Share;
  /** Findings of severity warning or error, of logs and case. */
  readonly alarms: number;
  /** Every answer that is not true. */
  readonly mismatches: readonly Mismatch[];
}

/** Compares the output of a case with its truth. Names of files must be those of the truth. */
export function score(output: CaseJson, truth: Truth): Score {
  const mismatches: Mismatch[] = [];
  const matched = matchAttempts(output, truth);
  const verdicts = verdictsOf(truth, matched, mismatches);
  const links = linksOf(truth, matched, mismatches);
  const clocks = clocksOf(output, truth, mismatches);
  const rules = rulesOf(output, truth, matched, mismatches);
  const alarms = alarmsOf(output);
  if (truth.healthy) mismatches.push(...alarms.map((text) => ({ kind: 'alarm', text })));
  mismatches.push(...promises(output, truth, matched), ...unplanted(output, truth, matched));
  return { profile: truth.profile, ...verdicts, ...links, clocks, rules, alarms: alarms.length, mismatches };
}

function rulesOf(output: CaseJson, truth: Truth, { ofTruth }: Matched, wrong: Mismatch[]): Share {
  let right = 0;
  let of = 0;
  const unsaid = truth.goesOn ? 'rule unsaid' : 'rule';
  for (const { rule, file } of truth.rules ?? []) {
    of++;
    if (output.files.some((log) => log.file === file && log.findings.some(({ id }) => id === rule))) right++;
    else wrong.push({ kind: unsaid, text: `${rule} is not said in ${file}` });
  }
  for (const { id, rule, scenario } of truth.attempts) {
    const claim = ofTruth.get(id);
    if (rule === undefined || !claim) continue;
    of++;
    const told = output.files.some(({ findings }) =>
      findings.some((one) => one.id === rule && one.attempts?.includes(claim.attempt.id)),
    );
    if (told) right++;
    else wrong.push({ kind: unsaid, text: `${rule} is not said of ${id} ${scenario} (${claim.attempt.id})` });
  }
  return { right, of };
}

/** Rules of the case that alarm about an enrollment in which nothing went wrong; a wrong clock is that of its log. */
function unplanted(output: CaseJson, truth: Truth, { ofTruth }: Matched): readonly Mismatch[] {
  const well = new Map(
    truth.attempts.flatMap(({ id, scenario }) => (scenario === 'ok' ? [[ofTruth.get(id)?.attempt.id, id] as const] : [])),
  );
  return output.files.flatMap(({ findings }) =>
    findings.flatMap(({ id, severity, attempts = [] }) => {
      if (!RULES.has(id) || (severity !== 'error' && severity !== 'warning')) return [];
      const said = attempts.map((one) => well.get(one)).find((one) => one !== undefined);
      return said === undefined ? [] : [{ kind: 'rule not planted', text: `${id} is said of ${said}` }];
    }),
  );
}

const RULES: ReadonlySet<string> = new Set(caseRules.map(({ id }) => id).filter((id) => id !== 'machine-clock-off'));

function alarmsOf(output: CaseJson): readonly string[] {
  return output.files.flatMap(({ findings }) =>
    findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ id, file, line }) => `${id} at ${file}:${line}`),
  );
}

/** What else must hold: logs named as missing, findings where no attempt is, six steps in order. */
function promises(output: CaseJson, truth: Truth, { ofTruth }: Matched): readonly Mismatch[] {
  const wrong: Mismatch[] = [];
  const missing = new Set(output.missing.map(({ log }) => log));
  for (const set of truth.missing.expected) {
    if (!set.some((log) => missing.has(log)))
      wrong.push({ kind: 'missing', text: `none of ${set.join(', ')} is named as missing` });
  }
  for (const log of truth.missing.present) {
    if (missing.has(log)) wrong.push({ kind: 'missing', text: `${log} is there, and named as missing` });
  }
  for (const { id, finding, inferable } of truth.attempts) {
    if (finding === undefined || ofTruth.has(id)) continue;
    const [file] = Object.keys(inferable);
    const told = output.files.some((log) => log.file === file && log.findings.some((one) => one.id === finding));
    if (!told) wrong.push({ kind: 'finding', text: `${finding} is not said of ${file}` });
  }
  for (const { id, steps } of output.attempts) {
    if (steps.length !== 6 || steps.some(({ step }, i) => step !== i + 1))
      wrong.push({ kind: 'contract', text: `${id} lacks six steps in order` });
  }
  return wrong;
}

/** Some mismatches of each kind, as lines to read. */
export function firstMismatches({ profile, mismatches }: Score, perKind = 3): readonly string[] {
  const seen = new Map<string, number>();
  return mismatches.flatMap(({ kind, text }) => {
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return count <= perKind ? [`${profile}: ${kind}: ${text}`] : [];
  });
}

/** The shares of some scores together, as lines to read. */
export function table(scores: readonly Score[]): string {
  const names = COLUMNS.map(([name]) => name);
  const rows = scores.map((one) => [one.profile, ...COLUMNS.map(([, value]) => value(one))]);
  const all = [['profile', ...names], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

const percent = (share: Share) => (shareOf(share) * 100).toFixed(shareOf(share) === 1 ? 0 : 1);

const COLUMNS: readonly (readonly [string, (score: Score) => string])[] = [
  ['found', ({ found }) => `${found.right}/${found.of}`],
  ['prec', ({ precision }) => percent(precision)],
  ['planted', ({ planted }) => `${planted.right}/${planted.of}`],
  ['outc', ({ outcome }) => percent(outcome)],
  ['step', ({ failedStep }) => percent(failedStep)],
  ['cause', ({ cause }) => percent(cause)],
  ['tid', ({ transactionID }) => percent(transactionID)],
  ['6steps', ({ steps }) => percent(steps)],
  ['cert', ({ certainFound }) => percent(certainFound)],
  ['inf', ({ inferableFound }) => percent(inferableFound)],
  ['certP', ({ certainRight }) => percent(certainRight)],
  ['infP', ({ inferableRight }) => percent(inferableRight)],
  ['noise', ({ noise }) => String(noise)],
  ['clocks', ({ clocks }) => `${clocks.right}/${clocks.of}`],
  ['alarms', ({ alarms }) => String(alarms)],
];
