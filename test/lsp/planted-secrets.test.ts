import { describe, expect, it } from 'vitest';
import { openLog } from '../../server/src/core/analyze/index.ts';
import type { LanguageId } from '../../server/src/core/log/model.ts';
import { overlaps, type Span } from '../../server/src/core/text/span.ts';
import { markedLogs } from '../support/corpus.ts';
import { corpus, corpusFiles } from '../support/corpus-file.ts';
import { everyOutput } from '../support/outputs.ts';
import { sessionWith, URI } from './support/session.ts';

const SECRET = 'Zx9PLANTED7Qw';

/** How a value may carry a secret, whatever it is the value of. */
const NOTATIONS: Readonly<Record<string, string>> = {
  query: `https://h.example/scep?operation=PKIOperation&challenge=${SECRET}&x=1`,
  'encoded query': `a=1&redirect=https%3A%2F%2Fh%2F%3Fchall%65nge%3D${SECRET}`,
  'encoded twice': `https%253A%252F%252Fh%252F%253Fpassword%253D${SECRET}`,
  userinfo: `https://kim:${SECRET}@h.example/certsrv`,
  parameters: `client_secret=${SECRET}`,
  header: `Authorization:+Bearer+${SECRET}`,
  json: `{"SerializedScepChallenge":"${SECRET}"}`,
  'escaped json': `{\\"password\\":\\"${SECRET}\\"}`,
  xml: `<Challenge>${SECRET}</Challenge>`,
  'escaped xml': `&lt;Password&gt;${SECRET}&lt;/Password&gt;`,
  connection: `Password=${SECRET};User=kim`,
  prose: `Password: ${SECRET}`,
  data: `<Data Name="ChallengePassword">${SECRET}</Data>`,
  'property list': `<key>Challenge</key><string>${SECRET}</string>`,
};

/** A field of a real log: where it stands. */
interface Place {
  readonly format: LanguageId;
  readonly field: string;
  readonly text: string;
  readonly span: Span;
}

/** Of each field of each format, its first place, and the first one in an entry that has a finding. */
function places(): readonly Place[] {
  const found = new Map<string, Place>();
  for (const { format, text } of logs()) {
    const analysis = openLog(text, { languageId: format });
    if (!analysis) continue;
    const marks = analysis.groups.flatMap(({ shown }) => shown.map(({ span }) => span));
    for (let index = 0; index < analysis.document.records.length; index++) {
      const record = analysis.document.records.at(index);
      const failing = record && marks.some((span) => overlaps(span, record.span));
      for (const { name, span } of record?.fields() ?? []) {
        const key = `${format} ${name}${failing ? ' of an entry with a finding' : ''}`;
        const known = found.get(key);
        if (!known || text.length < known.text.length) found.set(key, { format, field: name, text, span });
      }
    }
  }
  return [...found.values()];
}

function logs(): readonly { readonly format: LanguageId; readonly text: string }[] {
  const marked = markedLogs().map(({ format, marked }) => ({ format, text: marked.replace(/^.*\^{2,}.*\n?/gm, '') }));
  const whole = FORMATS.flatMap((format) =>
    corpusFiles(format)
      .filter((name) => /\.(?:log|txt|xml|csv|ndjson|svclog|mobileconfig)$/.test(name) && !name.startsWith('near'))
      .map((name) => ({ format, text: corpus(`${format}/${name}`) })),
  );
  return [...marked, ...whole].filter(({ text }) => text.length < 40_000);
}

const FORMATS: readonly LanguageId[] = [
  'iis-w3c-log',
  'httperr-log',
  'android-omadm-log',
  'ios-console-log',
  'ndes-plugin-log',
  'svclog',
  'windows-event-log',
  'msi-setup-log',
  'apple-profile-log',
];

describe('a secret that is planted in any field of any log shows in no output', { timeout: 240_000 }, () => {
  const all = places();

  it('has fields of every format to plant in', () => {
    expect(new Set(all.map(({ format }) => format))).toEqual(new Set(FORMATS));
    expect(all.length).toBeGreaterThan(100);
  });

  it('nor one in the name of its file', async () => {
    const uri = `file:///logs/u_ex_password=${SECRET}.log`;
    for (const { format, text, span } of all.filter(({ field }) => field === 'status' || field === 'sc-status')) {
      const session = sessionWith(format, text);
      session.logs.open(uri, format, 1, text);
      const outputs = await everyOutput(session, uri, span);
      const words = outputs.map(([name, output]) => `${name}: ${output.replaceAll(uri, '')}`);
      expect(words.filter((output) => output.includes('PLANTED'))).toEqual([]);
    }
  });

  /** Each field has every third notation, fields beside each other have different ones. */
  it.each(Object.entries(NOTATIONS).map(([name, planted], turn) => [name, planted, turn] as const))(
    'as %s',
    async (_, planted, turn) => {
      const leaks = new Set<string>();
      for (const { format, field, text, span } of all.filter((_, index) => (index + turn) % 3 === 0)) {
        const changed = text.slice(0, span.start) + planted + text.slice(span.end);
        const session = sessionWith(format, changed);
        for (const [name, output] of await everyOutput(session, URI, { start: span.start, end: span.start + planted.length })) {
          const at = output.indexOf('PLANTED');
          if (at >= 0) leaks.add(`${format} ${field}: ${name}: ${output.slice(Math.max(0, at - 60), at + 20)}`);
        }
      }
      expect([...leaks]).toEqual([]);
    },
  );
});
