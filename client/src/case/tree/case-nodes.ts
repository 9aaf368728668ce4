import type { CaseClockRow, CaseLogRow, CaseSummaryAnswer } from '../../../../server/src/protocol/case.ts';
import { type RowIcon, type Shown, say, shown } from '../../window/index.ts';
import { type CaseNode, line, nodeOf, type Pages } from './nodes.ts';

/** The tree of what a case rests on: its logs, clocks, the connector, what is missing, what was skipped. Empty for a case that holds nothing yet. */
export function caseTree(summary: CaseSummaryAnswer, pages: Pages): readonly CaseNode[] {
  const { logs, clocks, missing, skipped, passedOver } = summary;
  if (logs.length === 0 && skipped.length === 0) return [];
  return [
    section('logs', say('Logs read'), { name: 'files' }, logs.length, (self) =>
      pages.of('logs', logs, (log) => logNode(log, self), self),
    ),
    section('clocks', say('Clocks'), { name: 'watch' }, clocks.length, (self) =>
      clocks.map((clock) => clockNode(clock, summary, self)),
    ),
    connectorNode(summary),
    section('missing', say('Logs that are missing'), { name: 'cloud-download' }, missing.length, (self) =>
      missing.map(({ log, where, why }, index) =>
        nodeOf(
          () => ({
            id: `missing/${index}`,
            label: shown(log),
            description: shown(where),
            tip: () => [shown(why), shown(where)],
            spoken: say('Missing: {0}. {1} {2}', log, why, where),
            icon: { name: 'circle-large-outline' },
            kind: 'missing',
          }),
          { parent: self, children: (own) => [why, where].map((text, part) => wholeLine(`missing/${index}/${part}`, text, own)) },
        ),
      ),
    ),
    section('skipped', say('Not read, or not whole'), { name: 'warning' }, skipped.length + (passedOver > 0 ? 1 : 0), (self) => [
      ...pages.of(
        'skipped',
        [...skipped.entries()],
        ([index, { uri, text }]) => {
          const place = uri === undefined ? undefined : { uri, line: 0, character: 0 };
          return line(
            `skipped/${index}`,
            shown(text),
            { tip: () => [shown(text)], icon: { name: 'warning' }, place },
            { parent: self, uri },
          );
        },
        self,
      ),
      ...(passedOver > 0
        ? [line('passed-over', say('Files of other kinds: {0}', passedOver), { icon: { name: 'file' } }, { parent: self })]
        : []),
    ]),
  ];
}

/** A heading with the number of what it holds; one that holds nothing opens nothing. */
function section(
  id: string,
  title: Shown,
  icon: RowIcon,
  count: number,
  children: (self: CaseNode) => readonly CaseNode[],
): CaseNode {
  const look = { description: shown(String(count)), icon: count > 0 ? icon : { name: 'dash' }, kind: 'section' };
  return line(id, title, look, count > 0 ? { children } : {});
}

function wholeLine(id: string, text: string, parent: CaseNode): CaseNode {
  return line(id, shown(text), { tip: () => [shown(text)] }, { parent });
}

function logNode(log: CaseLogRow, parent: CaseNode): CaseNode {
  const { uri, name, formatTitle, records, errors, warnings, incomplete } = log;
  const entries = say('{0}; entries {1}, errors {2}, warnings {3}', formatTitle, records, errors, warnings);
  const short = incomplete === undefined ? entries : say('{0}; not whole', entries);
  return nodeOf(
    () => ({
      id: `log/${uri}`,
      label: shown(name),
      description: short,
      tip: () => [shown(name), entries, ...(incomplete === undefined ? [] : [shown(incomplete)])],
      spoken: say('{0}: {1}. {2}', name, entries, incomplete ?? ''),
      icon: logIcon(log),
      kind: 'log',
      run: { command: 'scepLogInspector.openPlace', argument: { uri, line: 0, character: 0 } },
    }),
    {
      parent,
      uri,
      ...(incomplete === undefined
        ? {}
        : { children: (self: CaseNode) => [wholeLine(`log/${uri}/incomplete`, incomplete, self)] }),
    },
  );
}

/** What was not read whole is no healthy log, even where it has no error. */
function logIcon({ errors, warnings, incomplete }: CaseLogRow): RowIcon {
  if (errors > 0) return { name: 'error', color: 'list.errorForeground' };
  if (warnings > 0 || incomplete !== undefined) return { name: 'warning', color: 'list.warningForeground' };
  return { name: 'file' };
}

function clockNode({ uri, text, set, pairs, basis }: CaseClockRow, { logs }: CaseSummaryAnswer, parent: CaseNode): CaseNode {
  const name = shown(logs.find((log) => log.uri === uri)?.name ?? uri.slice(uri.lastIndexOf('/') + 1));
  const by = set === undefined ? undefined : SET_WORDS[set]();
  return nodeOf(
    () => ({
      id: `clock/${uri}`,
      label: name,
      description: by === undefined ? shown(text) : say('{0} ({1})', text, by),
      tip: () => [name, shown(text), ...(by === undefined ? [] : [by]), say('Pairs of lines that agree: {0}', pairs)],
      spoken: say('Clock of {0}: {1}. {2}', name, text, by ?? ''),
      icon: { name: basis === 'assumed' ? 'question' : set === undefined ? 'watch' : 'edit' },
      kind: set === undefined ? 'clock' : 'clock-set',
      run: { command: 'scepLogInspector.setClock', argument: { uri } },
    }),
    { parent, uri },
  );
}

const SET_WORDS = {
  'by-hand': () => say('set by hand'),
  refused: () => say('refused by you'),
} as const satisfies Record<NonNullable<CaseClockRow['set']>, () => Shown>;

const GENERATIONS = {
  current: () => say('The current connector'),
  legacy: () => say('The connector before July 2021'),
  both: () => say('Both generations of the connector'),
  unknown: () => say('Which connector it was is not known'),
} as const satisfies Record<CaseSummaryAnswer['connector']['generation'], () => Shown>;

function connectorNode({ connector: { generation, because } }: CaseSummaryAnswer): CaseNode {
  const title = GENERATIONS[generation]();
  const icon = { name: 'plug' };
  return line(
    'connector',
    title,
    { description: shown(because), tip: () => [title, shown(because)], icon, kind: 'connector' },
    {
      children: (self) => [wholeLine('connector/because', because, self)],
    },
  );
}
