import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import {
  CASE_CHANGED,
  CASE_FILES_CHANGED,
  CASE_SUMMARY,
  type CaseChangedParams,
  type CaseSummaryAnswer,
  ENROLLMENT,
  ENROLLMENT_LINES,
  ENROLLMENTS_AT,
  type EnrollmentAnswer,
  type EnrollmentLinesAnswer,
  SCAN_CASE,
  type ScanCaseAnswer,
  SET_CLOCK,
} from '../../server/src/protocol/case.ts';
import { zipOf } from '../support/archives.mjs';
import { Client, OWN_CLIENT, root } from './support/client.ts';
import { saidByCommandLine } from './support/doors.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-window-'));
const HEAD = '#Software: Microsoft Internet Information Services 10.0\n#Fields: date time cs-method cs-uri-stem sc-status\n';
const sample = path.join(root, 'samples/case');

let client: Client;
const changes: CaseChangedParams[] = [];
beforeAll(async () => {
  client = await Client.start(OWN_CLIENT);
  client.connection.onNotification(CASE_CHANGED, (params: CaseChangedParams) => void changes.push(params));
});
beforeEach(async () => {
  await scan();
  client.published.length = 0;
  changes.length = 0;
});
afterAll(async () => {
  await client.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

const uriOf = (...parts: string[]): string => pathToFileURL(path.join(...parts)).href;
const scan = (...places: readonly string[]): Promise<ScanCaseAnswer> => scanBut([], ...places);
function scanBut(exclude: readonly string[], ...places: readonly string[]): Promise<ScanCaseAnswer> {
  const roots = places.map((place) => ({ uri: uriOf(place), name: '' }));
  return client.request<ScanCaseAnswer>(SCAN_CASE, { roots, exclude });
}
const summary = (): Promise<CaseSummaryAnswer> => client.request<CaseSummaryAnswer>(CASE_SUMMARY, null);
async function until(is: (now: CaseSummaryAnswer) => boolean): Promise<CaseSummaryAnswer> {
  for (;;) {
    const now = await summary();
    if (is(now)) return now;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
function copyOf(name: string): string {
  const to = path.join(folder, name);
  fs.cpSync(sample, to, { recursive: true });
  return to;
}
/** What is marked in a file now, as an editor would show it. */
const marks = (uri: string): number => client.published.findLast((one) => one.uri === uri)?.diagnostics.length ?? 0;

describe('the case of a window', () => {
  it('says of its closed logs what the command line says of them', async () => {
    expect(await scan(sample)).toEqual({ kind: 'done' });
    const [said, told] = [await summary(), await saidByCommandLine(sample)];
    expect(said.summary).toEqual(told.summary);
    expect(said.connector).toEqual(told.connector);
    expect(said.enrollments.map(({ id, outcome, failedStep }) => [id, outcome, failedStep])).toEqual(
      told.attempts.map(({ id, outcome, failedStep }) => [id, outcome, failedStep]),
    );
    expect(said.logs.map(({ uri }) => uri).sort()).toEqual(told.files.map(({ file }) => uriOf(file)).sort());
    expect(said.verdict[0]).toBe(
      `Case: logs ${told.files.length}, enrollments ${told.summary.attempts}. Issued ${told.summary.issued}, failed ${told.summary.failed}, waiting ${told.summary.pending}, not known how they ended ${told.summary.unknown}.`,
    );
    expect(said.state).toEqual({ kind: 'ready', whole: true });
  });

  it('shows one enrollment with all its lines, by a key that leads back from each of them', async () => {
    await scan(sample);
    const { enrollments, logs } = await summary();
    const failed = enrollments.find(({ outcome }) => outcome === 'failed');
    const one = await client.request<EnrollmentAnswer>(ENROLLMENT, { key: failed?.key });
    expect(one.row).toEqual(failed);
    const named = one.attempt.steps.flatMap(({ evidence }) => evidence.map(({ file }) => file));
    expect(named.length).toBeGreaterThan(0);
    for (const file of named) expect(logs.map(({ uri }) => uri)).toContain(one.files[file]);
    expect(one.resolutions.length).toBeGreaterThan(0);
    for (const { uri } of one.resolutions) {
      const page = await client.request<{ text: string }>('workspace/textDocumentContent', { uri });
      expect(page.text).not.toContain('has changed');
    }
    const { lines } = await client.request<EnrollmentLinesAnswer>(ENROLLMENT_LINES, { key: failed?.key });
    expect(lines).toHaveLength(named.length);
    for (const { uri, line } of lines)
      expect(await client.request(ENROLLMENTS_AT, { uri, first: line, last: line })).toContain(failed?.key);
    expect(await client.request(ENROLLMENT, { key: 'none' })).toBeNull();
  });

  it('marks the findings of closed logs, once: an open text takes over, and gives back', async () => {
    const place = copyOf('marks');
    await scan(place);
    const { logs } = await summary();
    const worst = logs.reduce((a, b) => (b.errors > a.errors ? b : a));
    await expect.poll(() => marks(worst.uri)).toBeGreaterThan(0);
    const text = fs.readFileSync(new URL(worst.uri), 'utf8');
    const opened = await client.open(worst.uri, text, worst.format);
    expect(opened.length).toBeGreaterThan(0);
    expect((await summary()).logs).toHaveLength(logs.length);
    const gone = client.nextDiagnostics(worst.uri);
    await client.close(worst.uri);
    expect(await gone).toEqual([]);
    await expect.poll(() => marks(worst.uri)).toBeGreaterThan(0);
    await scan();
    await expect.poll(() => marks(worst.uri)).toBe(0);
    expect((await summary()).state).toEqual({ kind: 'open-logs' });
  });

  it('counts an open text in place of its file', async () => {
    const place = copyOf('open');
    await scan(place);
    const before = await summary();
    const [log] = before.logs.filter(({ format }) => format === 'iis-w3c-log');
    if (!log) throw new Error('no IIS log');
    await client.open(log.uri, '#Fields: date time cs-method cs-uri-stem sc-status\n', log.format);
    const after = await until(({ version }) => version > before.version);
    expect(after.logs.find(({ uri }) => uri === log.uri)?.records).toBe(0);
    await client.close(log.uri);
    const again = await until(({ version }) => version > after.version);
    expect(again.summary).toEqual(before.summary);
  });

  it('follows files that grow, come and go', async () => {
    const place = path.join(folder, 'grows');
    fs.mkdirSync(place);
    const log = path.join(place, 'u_ex260105.log');
    const line = (second: number): string => `2026-01-05 08:15:0${second} GET /certsrv/mscep/mscep.dll 200\n`;
    fs.writeFileSync(log, HEAD + line(1));
    await scan(place);
    expect((await summary()).logs.map(({ records }) => records)).toEqual([1]);
    fs.appendFileSync(log, line(2));
    await client.notify(CASE_FILES_CHANGED, { uris: [uriOf(log)] });
    await until(({ logs }) => logs[0]?.records === 2);
    fs.writeFileSync(path.join(place, 'u_ex260106.log'), HEAD + line(3));
    await client.notify(CASE_FILES_CHANGED, { uris: [uriOf(place, 'u_ex260106.log')] });
    await until(({ logs }) => logs.length === 2);
    fs.rmSync(log);
    await client.notify(CASE_FILES_CHANGED, { uris: [uriOf(log)] });
    const left = await until(({ logs }) => logs.length === 1);
    expect(left.logs.map(({ name }) => name)).toEqual(['u_ex260106.log']);
  });

  it('says what it left out, and why', async () => {
    const place = path.join(folder, 'left');
    for (const name of ['a/u_ex1.log', 'b/u_ex2.log', 'b/u_ex3.log']) {
      fs.mkdirSync(path.dirname(path.join(place, name)), { recursive: true });
      fs.writeFileSync(path.join(place, name), `${HEAD}2026-01-05 08:15:01 GET /${name} 200\n`);
    }
    fs.writeFileSync(path.join(place, 'notes.txt'), 'notes');
    await scanBut(['**/a', '**/node_modules'], place);
    const said = await summary();
    expect(said.logs.map(({ name }) => name)).toEqual(['u_ex2.log', 'u_ex3.log']);
    expect(said.passedOver).toBe(1);
    expect(said.skipped).toEqual([{ text: 'left out by the settings files.exclude and scan.exclude: 1 files or folders' }]);
    const roots = [{ uri: uriOf(place), name: '' }];
    await client.request(SCAN_CASE, { roots, exclude: [], most: { files: 2, bytes: 2 ** 30 } });
    expect((await summary()).skipped.map(({ text }) => text)).toEqual(['more than 2 files: the rest was not searched']);
    expect((await summary()).state).toEqual({ kind: 'ready', whole: false });
    await client.request(SCAN_CASE, { roots, exclude: [], most: { files: 100, bytes: 300 } });
    expect((await summary()).skipped[0]?.text).toContain('u_ex3.log: this and what follows is not read');
  });

  it('reads an archive as it reads a folder', async () => {
    const entries = fs.readdirSync(sample, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const zip = path.join(folder, 'case.zip');
    fs.writeFileSync(
      zip,
      zipOf(
        entries.map((one) => ({
          name: path.relative(sample, path.join(one.parentPath, one.name)),
          data: fs.readFileSync(path.join(one.parentPath, one.name)),
        })),
      ),
    );
    await scan(sample);
    const plain = await summary();
    await scan(zip);
    const packed = await summary();
    expect(packed.summary).toEqual(plain.summary);
    expect(packed.logs.every(({ uri }) => uri.startsWith('scep-bundle://'))).toBe(true);
  });

  it('is judged beside the server where it is long, and says what the command line says', async () => {
    const place = path.join(folder, 'long');
    fs.mkdirSync(place);
    const fields =
      '#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query cs(User-Agent) sc-status sc-substatus sc-win32-status\n';
    const rows = Array.from({ length: 21_000 }, (_, i) => {
      const time = new Date(Date.UTC(2026, 0, 5) + i * 2000).toISOString();
      const query =
        i % 3 === 0 ? 'operation=GetCACert&message=ca' : i % 3 === 1 ? 'operation=GetCACaps' : 'operation=PKIOperation';
      const status = i % 30 === 2 ? '500 0 1346' : '200 0 0';
      return `${time.slice(0, 10)} ${time.slice(11, 19)} 10.${i % 7}.${Math.floor(i / 3) % 250}.9 GET /certsrv/mscep/mscep.dll ${query} Dalvik/2.1.0 ${status}\n`;
    });
    fs.writeFileSync(
      path.join(place, 'u_ex260105.log'),
      `#Software: Microsoft Internet Information Services 10.0\n${fields}${rows.join('')}`,
    );
    const [, told] = await Promise.all([scan(place), saidByCommandLine(place)]);
    const said = await summary();
    expect(said.summary).toEqual(told.summary);
    expect(said.summary.attempts).toBeGreaterThan(1000);
    expect(said.logs.map(({ name, records }) => [name, records])).toEqual([['u_ex260105.log', rows.length]]);
    expect(said.enrollments.map(({ id, outcome, failedStep }) => [id, outcome, failedStep])).toEqual(
      told.attempts.map(({ id, outcome, failedStep }) => [id, outcome, failedStep]),
    );
    const one = said.enrollments.find(({ outcome }) => outcome === 'failed');
    const whole = await client.request<EnrollmentAnswer>(ENROLLMENT, { key: one?.key });
    const steps = ({ steps }: EnrollmentAnswer['attempt']) =>
      steps.map(({ evidence, ...step }) => ({ ...step, evidence: evidence.map((line) => ({ ...line, file: '' })) }));
    const same = told.attempts.find(({ id }) => id === one?.id);
    expect(steps(whole.attempt)).toEqual(same && steps(same));
    await scan();
    expect((await summary()).logs).toEqual([]);
  }, 60_000);

  it('keeps what was read when its reading is ended, and reads on when it is asked again', async () => {
    const place = path.join(folder, 'many');
    fs.mkdirSync(place);
    const text = fs.readFileSync(path.join(root, 'test/fixtures/article/iis-500.log'), 'utf8');
    for (let i = 0; i < 300; i++) fs.writeFileSync(path.join(place, `u_ex${1000 + i}.log`), `#${i}\n${text}`);
    const source = new CancellationTokenSource();
    const roots = [{ uri: uriOf(place), name: '' }];
    const reading = client.request<ScanCaseAnswer>(SCAN_CASE, { roots, exclude: [] }, source.token);
    const some = await until(({ logs, state }) => logs.length > 0 && state.kind === 'scanning');
    source.cancel();
    expect(await reading).toEqual({ kind: 'cancelled' });
    const ended = await summary();
    expect(ended.state).toEqual({ kind: 'ready', whole: false });
    expect(ended.logs.length).toBeGreaterThanOrEqual(some.logs.length);
    expect(ended.logs.length).toBeLessThan(300);
    await scan(place);
    expect((await summary()).logs).toHaveLength(300);
    expect(changes.some(({ state }) => state.kind === 'scanning' && state.all === 300)).toBe(true);
  });
});

describe('the clock of a log', () => {
  it('is set, refused and taken back at once', async () => {
    await scan(sample);
    const before = await summary();
    const clock = before.clocks.find(({ pairs }) => pairs > 0);
    expect(clock?.text).toMatch(/ against .+: pairs of lines \d+/);
    const of = async (kind: object): Promise<CaseSummaryAnswer['clocks'][number] | undefined> => {
      expect(await client.request(SET_CLOCK, { uri: clock?.uri, clock: kind })).toBeNull();
      return (await summary()).clocks.find(({ uri }) => uri === clock?.uri);
    };
    expect(await of({ kind: 'offset', seconds: 7203 })).toMatchObject({
      basis: 'user',
      offsetMinutes: 120,
      skewSeconds: 3,
      set: 'by-hand',
    });
    expect(await of({ kind: 'refused' })).toMatchObject({ basis: 'user', set: 'refused', skewSeconds: 0 });
    expect(await of({ kind: 'proposed' })).toEqual(clock);
    expect((await summary()).enrollments).toEqual(before.enrollments);
    expect(await client.request(SET_CLOCK, { uri: clock?.uri, clock: { kind: 'offset', seconds: 1e9 } })).toMatch(/24 hours/);
  });
});
