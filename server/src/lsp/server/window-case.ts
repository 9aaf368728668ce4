import type { CancellationToken, Connection } from 'vscode-languageserver';
import { countedAs } from '../../core/case/for-log.ts';
import { msg } from '../../core/text/sentence.ts';
import { type Line, oneLine } from '../../core/text/visible.ts';
import {
  CASE_CHANGED,
  CASE_FILES_CHANGED,
  CASE_SUMMARY,
  type CaseChangedParams,
  type CaseFilesChangedParams,
  type CaseSummaryAnswer,
  ENROLLMENT,
  ENROLLMENT_LINES,
  ENROLLMENTS_AT,
  type EnrollmentAnswer,
  type EnrollmentLinesAnswer,
  type EnrollmentParams,
  type EnrollmentsAtParams,
  SCAN_CASE,
  type ScanCaseAnswer,
  type ScanCaseParams,
  SET_CLOCK,
  type SetClockParams,
} from '../../protocol/case.ts';
import type { Looked, Workspace } from '../../workspace/model.ts';
import { CaseScan, type Reading } from '../case/case-scan.ts';
import { caseSummary } from '../case/case-summary.ts';
import { enrollmentIndex } from '../case/enrollment-index.ts';
import { SetClocks } from '../case/set-clocks.ts';
import { enrollmentLines, wholeEnrollment } from '../case/whole-enrollment.ts';
import type { OpenCase } from '../log/open-case.ts';
import type { Session } from '../session/session.ts';
import { clientFiles } from './client-files.ts';
import { type FailureLog, failureLog } from './failure-log.ts';
import { guard, guardNotification } from './handler.ts';
import { longWork } from './long-work.ts';
import type { Publisher } from './publisher.ts';

/** What the server keeps the case of a window with. */
export interface CaseTools {
  readonly workspace: Workspace | undefined;
  readonly openCase: OpenCase;
  readonly publisher: Publisher;
  now(): number;
  session(): Session;
}

/** Nobody reads more states in a second. */
const TELL_MS = 250;
/** A log that grows is written to many times a second: its file is read again when a while went by, the longer the more reading takes. */
const CHANGED_MS = 500;
const REST_OF_READING = 4;
/** While logs are read, the case is judged for so small a part of the time. */
const REST_OF_JUDGING = 10;

/** The case of a window: reads its places, judges it as they come, and says that it changed. */
export class WindowCase {
  readonly #connection: Connection;
  readonly #tools: CaseTools;
  readonly #log: FailureLog;
  readonly #clocks = new SetClocks();
  readonly #scan: CaseScan | undefined;
  /** Logs that were taken in and not judged yet. */
  readonly #taken = new Set<string>();
  #version = 0;
  #telling: ReturnType<typeof setTimeout> | undefined;
  #rereading: ReturnType<typeof setTimeout> | undefined;
  #nextJudging = 0;
  #judging = false;
  #readingCost = 0;

  constructor(connection: Connection, tools: CaseTools) {
    this.#connection = connection;
    this.#tools = tools;
    this.#log = failureLog(connection.console);
    const { workspace, openCase } = tools;
    this.#scan =
      workspace &&
      new CaseScan({
        workspace,
        openCase,
        took: (uris, all) => this.#took(uris, all),
        further: () => this.#tellLater(),
      });
    tools.publisher.onJudged(() => this.#saysElse());
  }

  /** What became of each file of its places. */
  get looked(): readonly Looked[] {
    return this.#scan?.looked ?? [];
  }

  register(): void {
    const { session } = this.#tools;
    const connection = this.#connection;
    const log = this.#log;
    connection.onRequest<unknown, void>(SCAN_CASE, (params: ScanCaseParams, token: CancellationToken) =>
      guard<ScanCaseParams, ScanCaseAnswer>(log, 'scanCase', failed(session()), (one) => this.#read(one, token))(params, token),
    );
    connection.onNotification(
      CASE_FILES_CHANGED,
      guardNotification<CaseFilesChangedParams>(log, 'caseFilesChanged', () => this.#readLater()),
    );
    connection.onRequest(
      CASE_SUMMARY,
      guard<unknown, CaseSummaryAnswer | null>(log, 'caseSummary', null, () => this.#summary()),
    );
    connection.onRequest(
      ENROLLMENT,
      guard<EnrollmentParams, EnrollmentAnswer | null>(log, 'enrollment', null, ({ key }) => wholeEnrollment(session(), key)),
    );
    connection.onRequest(
      ENROLLMENT_LINES,
      guard<EnrollmentParams, EnrollmentLinesAnswer | null>(log, 'enrollmentLines', null, ({ key }) =>
        enrollmentLines(session(), key),
      ),
    );
    connection.onRequest(
      ENROLLMENTS_AT,
      guard<EnrollmentsAtParams, readonly string[]>(log, 'enrollmentsAt', [], (params) => keysAt(session(), params)),
    );
    connection.onRequest(
      SET_CLOCK,
      guard<SetClockParams, Line | null>(log, 'setClock', null, (params) => this.#setClock(params)),
    );
  }

  /** Other rules are hidden than before, so that other findings count. */
  settingsChanged(): void {
    this.#saysElse();
  }

  async #read({ roots, exclude, most, workDoneToken }: ScanCaseParams, token: CancellationToken): Promise<ScanCaseAnswer> {
    const scan = this.#scan;
    if (!scan) return failed(this.#tools.session());
    const work = longWork(this.#connection, this.#tools.session(), token, workDoneToken);
    try {
      const reading: Reading = { ...work.watch, ...this.#client(), progress: work.next, quiet: false };
      const kind = await this.#timed(() => scan.read({ roots, exclude, ...(most ? { most } : {}) }, reading));
      return { kind };
    } finally {
      work.end();
    }
  }

  #client(): Pick<Reading, 'client'> {
    return this.#tools.session().client.files ? { client: clientFiles(this.#connection) } : {};
  }

  /** Files changed: they are read when that went on for a while, and once more when they changed meanwhile. */
  #readLater(): void {
    if (this.#rereading !== undefined) return;
    const again = async (): Promise<void> => {
      this.#rereading = undefined;
      const { translations } = this.#tools.session();
      const { signal } = new AbortController();
      const reading: Reading = { ...{ signal, translations, quiet: true, progress: () => undefined }, ...this.#client() };
      const kind = await this.#timed(async () => this.#scan?.readAgain(reading));
      if (kind === 'busy') this.#readLater();
    };
    const wait = Math.max(CHANGED_MS, REST_OF_READING * this.#readingCost);
    this.#rereading = setTimeout(() => void again().catch((error: unknown) => this.#log.error('case', error)), wait);
  }

  async #timed<Value>(work: () => Promise<Value>): Promise<Value> {
    const began = this.#tools.now();
    const value = await work();
    this.#readingCost = this.#tools.now() - began;
    return value;
  }

  async #took(uris: readonly string[], all: boolean): Promise<void> {
    for (const uri of uris) this.#taken.add(uri);
    if (!all && (this.#judging || this.#tools.now() < this.#nextJudging)) return;
    const judged = this.#judge();
    if (all) await judged;
  }

  /** Judges what was taken in, and shows it. */
  async #judge(): Promise<void> {
    const { publisher, now } = this.#tools;
    const began = now();
    this.#judging = true;
    await publisher.judgeCase();
    this.#judging = false;
    this.#nextJudging = now() + Math.max(TELL_MS, REST_OF_JUDGING * (now() - began));
    publisher.onDisk([...this.#taken]);
    this.#taken.clear();
  }

  async #summary(): Promise<CaseSummaryAnswer> {
    const { session, publisher } = this.#tools;
    if (session().logs.judgesAtOnce() && this.#scan?.state.kind !== 'scanning') await publisher.judgeCase();
    const state = this.#scan?.state ?? ({ kind: 'open-logs' } as const);
    return caseSummary(session(), { version: this.#version, state, looked: this.looked, clocks: this.#clocks });
  }

  async #setClock(params: SetClockParams): Promise<Line | null> {
    const { openCase, publisher, session } = this.#tools;
    const wrong = this.#clocks.put(params, (name) => countedAs(name, openCase.judged));
    if (wrong) return oneLine(session().say(wrong));
    openCase.setClocks(this.#clocks.options());
    await publisher.judgeCase();
    this.#saysElse();
    return null;
  }

  #saysElse(): void {
    this.#version++;
    this.#tellLater();
  }

  #tellLater(): void {
    if (this.#telling !== undefined || !this.#tools.session().client.commands) return;
    this.#telling = setTimeout(() => {
      this.#telling = undefined;
      const state = this.#scan?.state ?? ({ kind: 'open-logs' } as const);
      const params: CaseChangedParams = { version: this.#version, state };
      void this.#connection.sendNotification(CASE_CHANGED, params).catch((error: unknown) => this.#log.error('case', error));
    }, TELL_MS);
  }
}

function failed({ say }: Session): { readonly kind: 'failed'; readonly message: Line } {
  return { kind: 'failed', message: oneLine(say(msg('The logs of the case could not be read: the language server failed.'))) };
}

/** Of a part of a log, its lines are those of the whole. */
function keysAt({ large, logs }: Session, { uri, first, last }: EnrollmentsAtParams): readonly string[] {
  const index = enrollmentIndex(logs.judgedCase());
  const [from, to] = [large.inWhole(uri, first), large.inWhole(uri, last)];
  if (!to) return [];
  return index.at(to.uri, from?.line ?? 0, to.line).map((attempt) => index.keyOf(attempt));
}
