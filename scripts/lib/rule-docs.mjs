/**
 * One page a rule, and their index: what it means, when it fires, what to do. By file name, below the root. `samples` are those of all rules.
 */
export function ruleDocs(core, samples) {
  const { english } = core.get('text/sentence.ts');
  const { rules } = core.get('rules/index.ts');
  const { caseRules } = core.get('case/rules/index.ts');
  const { resolutions } = core.get('advice/index.ts');
  const { generationNote } = core.get('advice/generation.ts');
  const row = (rule, logs) =>
    `| [${rule.id}](rules/${rule.id}.md) | ${english(rule.title)} | ${rule.severity} | ${rule.step} | ${logs} |`;
  const files = {};
  files['docs/rules.md'] = [
    '# Rules',
    '',
    'Made from `server/src/core/rules` and `server/src/core/case/rules`: change a rule there, then run `npm run docs`.',
    '',
    '| id | what it says | severity | step | logs |',
    '|---|---|---|---|---|',
    ...rules.map((rule) => row(rule, rule.formats.join(', '))),
    '',
    '## Over all logs of a case',
    '',
    '| id | what it says | severity | step | what it compares |',
    '|---|---|---|---|---|',
    ...caseRules.map((rule) => row(rule, english(rule.compares))),
    '',
  ].join('\n');
  const ids = new Set([...rules, ...caseRules].map(({ id }) => id));
  for (const id of ids) {
    const ofLog = rules.find((rule) => rule.id === id);
    const ofCase = caseRules.find((rule) => rule.id === id);
    const advice = new Set([...(ofLog?.resolutions ?? []), ...(ofCase?.resolutions ?? [])]);
    const lines = [
      `# ${english((ofLog ?? ofCase).title)}`,
      '',
      ...(ofLog ? logSection(ofLog, samples.ofLogs.get(id)) : []),
      ...(ofCase ? caseSection(ofCase, samples.ofCases.get(id), english, ofLog !== undefined) : []),
      ...[...advice].flatMap((name) => adviceSection(resolutions.get(name), english, generationNote)),
    ];
    files[`docs/rules/${id}.md`] = `${lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trimEnd()}\n`;
  }
  return files;
}

function logSection(rule, { fires, quiet }) {
  return [
    `\`${rule.id}\`, ${rule.severity}, step ${rule.step} of 6, in ${rule.formats.join(', ')}. [Article](${rule.docUrl}).`,
    '',
    sourceOf(rule),
    '',
    ...fires.flatMap((sample) => [`## Fires: ${sample.title}`, '', fence(sample.text), '']),
    ...quiet.flatMap((sample) => [`## Stays quiet: ${sample.title}`, '', fence(sample.text), '']),
  ];
}

function caseSection(rule, samples, english, second) {
  return [
    ...(second ? ['## Over all logs of a case', ''] : []),
    `\`${rule.id}\`, ${rule.severity}, step ${rule.step} of 6, over all logs of a case. [Article](${rule.docUrl}).`,
    '',
    `Compares: ${english(rule.compares)}.`,
    '',
    sourceOf(rule),
    '',
    ...(samples?.fires ?? []).flatMap((sample) => [`## Fires in a case: ${sample.title}`, '', ...filesOf(sample)]),
    ...(samples?.quiet ?? []).flatMap((sample) => [`## Stays quiet in a case: ${sample.title}`, '', ...filesOf(sample)]),
  ];
}

function filesOf({ files, marks = [] }) {
  const texts = Object.entries(files).flatMap(([name, text]) => [`\`${name}\``, '', fence(text), '']);
  return [...texts, ...marks.flatMap((mark) => [`Marks: ${fenceInLine(mark)}`, ''])];
}

function fenceInLine(text) {
  return `\`${text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)} …` : text}\``;
}

function sourceOf(rule) {
  return `Source: ${rule.source}${rule.verified ? '' : ' (not verified)'}`;
}

function adviceSection(resolution, english, generationNote) {
  if (!resolution) return [];
  const about = generationNote(resolution);
  return [
    `## What to do: ${english(resolution.title)}${resolution.verified ? '' : ' (not verified)'}`,
    '',
    ...(about ? [english(about), ''] : []),
    ...resolution.causes.map((cause) => `- Cause: ${english(cause)}${doubt(cause, resolution)}`),
    '',
    ...resolution.steps.map((step, i) => `${i + 1}. ${english(step)}${doubt(step, resolution)}`),
    '',
    ...resolution.commands.flatMap((command) => [
      `${command.effect === 'check' ? 'Only reads' : 'Changes the server'}${command.verified ? '' : ' (not verified)'}:`,
      '',
      fence(command.text, command.shell),
      '',
    ]),
  ];
}

/** A sentence that no documentation confirms. */
function doubt(statement, whole) {
  return whole.verified && statement.basis === undefined ? '' : ' (not verified)';
}

const LONGEST_LINE = 400;

function fence(text, language = 'text') {
  const shown = text
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)} …` : line));
  const ticks = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return [`${ticks}${language}`, ...shown, ticks].join('\n');
}
