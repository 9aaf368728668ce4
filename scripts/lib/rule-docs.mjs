/** One page a rule, and their index: what it means, when it fires, what to do. By file name, below the root. */
export function ruleDocs(core) {
  const { english } = core.get('text/message.ts');
  const rules = core.get('knowledge/rules/index.ts').rules;
  const resolutions = core.get('knowledge/resolutions/index.ts')?.resolutions ?? new Map();
  const files = {};
  const index = rules.map(
    (rule) =>
      `| [${rule.id}](rules/${rule.id}.md) | ${english(rule.title)} | ${rule.severity} | ${rule.step} | ${rule.formats.join(', ')} |`,
  );
  files['docs/rules.md'] = [
    '# Rules',
    '',
    'Made from `server/src/core/knowledge/rules`: change a rule there, then run `npm run docs`.',
    '',
    '| id | what it says | severity | step | logs |',
    '|---|---|---|---|---|',
    ...index,
    '',
  ].join('\n');
  for (const rule of rules) files[`docs/rules/${rule.id}.md`] = page(rule, resolutions, english);
  return files;
}

function page(rule, resolutions, english) {
  const lines = [
    `# ${english(rule.title)}`,
    '',
    `\`${rule.id}\`, ${rule.severity}, step ${rule.step} of 6, in ${rule.formats.join(', ')}. [Article](${rule.docUrl}).`,
    '',
    `Source: ${rule.source}${rule.verified ? '' : ' (not verified)'}`,
    '',
  ];
  for (const sample of rule.fires) lines.push(`## Fires: ${sample.title}`, '', fence(sample.text), '');
  for (const sample of rule.quiet) lines.push(`## Stays quiet: ${sample.title}`, '', fence(sample.text), '');
  for (const id of rule.resolutions) {
    const resolution = resolutions.get(id);
    if (!resolution) continue;
    lines.push(`## What to do: ${english(resolution.title)}`, '');
    lines.push(...resolution.causes.map((cause) => `- Cause: ${english(cause)}`), '');
    lines.push(...resolution.steps.map((step, i) => `${i + 1}. ${english(step)}`), '');
    for (const command of resolution.commands) lines.push(fence(command.text, command.shell), '');
  }
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
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
