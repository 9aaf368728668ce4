import { stepAlone } from '../advice/generation.ts';
import { resolutions as adviceById } from '../advice/index.ts';
import type { Resolution } from '../advice/model.ts';
import {
  type CaseAttempt,
  type CaseStep,
  type Cause,
  type Confidence,
  type Evidence,
  type Link,
  type MissingLog,
  STEP_NAMES,
  type StepOutcome,
} from '../case/model.ts';
import type { Platform } from '../log/event.ts';
import { once } from '../text/once.ts';
import { type Basis, provenWithin, type Statement } from '../text/proof.ts';
import { masked, type Said } from '../text/secrets/index.ts';
import type { Localize } from '../text/sentence.ts';
import { oneLine, type Shown, visible } from '../text/visible.ts';
import { provenJson } from './log-json.ts';
import { isoTime, writtenTime } from './time.ts';

/** One enrollment over all logs of the case. */
export interface AttemptJson {
  readonly id: string;
  readonly outcome: CaseAttempt['outcome'];
  readonly platform: 'android' | 'ios' | 'macos' | 'windows' | 'other' | 'unknown';
  readonly device: { readonly name?: Shown; readonly address?: Shown; readonly userAgent?: Shown };
  readonly profile?: Shown;
  readonly transactionID?: Shown;
  readonly serial?: Shown;
  readonly thumbprint?: Shown;
  /** ISO 8601, by the reference clock. */
  readonly start?: string;
  readonly end?: string;
  /** Always six, in order. */
  readonly steps: readonly StepJson[];
  readonly failedStep?: number;
  readonly cause?: CauseJson;
  /** Further causes, most likely first. */
  readonly alternatives: readonly CauseJson[];
  readonly collectNext: readonly MissingJson[];
  /** Lines that fit nearly, with what spoke against them. */
  readonly nearMisses: readonly { readonly file: Said; readonly line: number; readonly column: number; readonly why: Shown }[];
}

export interface StepJson {
  readonly step: number;
  readonly name: string;
  readonly outcome: StepOutcome;
  readonly wouldShow?: readonly string[];
  readonly evidence: readonly EvidenceJson[];
}

export interface EvidenceJson {
  readonly file: Said;
  readonly line: number;
  readonly column: number;
  /** By the reference clock. */
  readonly time?: string;
  /** As the log wrote it, in its own zone. */
  readonly written?: string;
  /** What the line itself says of its step. */
  readonly outcome: Evidence['observation']['outcome'];
  readonly message: Shown;
  readonly linkedBy: Link;
  readonly confidence: Confidence;
}

export interface CauseJson {
  readonly id: string;
  readonly replaces?: readonly string[];
  readonly message: Shown;
  /** A source says this; where none does, `basis` says what it rests on. */
  readonly verified: boolean;
  readonly basis?: Basis;
  readonly file: Said;
  readonly line: number;
  readonly column: number;
  readonly step: number;
  readonly confidence: Confidence;
  readonly link: string;
  /** Ids of advice, the likeliest first. */
  readonly resolutions?: readonly string[];
  /** The first step of the likeliest advice, and where to read on. */
  readonly whatToDo?: { readonly step: Shown; readonly verified: boolean; readonly basis?: Basis; readonly link: string };
}

export interface MissingJson {
  readonly log: string;
  readonly where: Shown;
  readonly why: Shown;
}

/** An enrollment as data. Its steps, with all their lines, are made when somebody reads them: of many enrollments a text shows a few. */
export function attemptJson(attempt: CaseAttempt, localize: Localize): AttemptJson {
  const { id, outcome, platform, device, steps, failedStep, cause, alternatives, collectNext, nearMisses } = attempt;
  const start = attempt.startMs === undefined ? undefined : isoTime(attempt.startMs);
  const end = attempt.endMs === undefined ? undefined : isoTime(attempt.endMs);
  const stepsRead = once(() => steps.map((step) => stepJson(step, localize)));
  return {
    id,
    outcome,
    platform: PLATFORM[platform],
    device: { ...value('name', device.name), ...value('address', device.address), ...value('userAgent', device.userAgent) },
    ...value('profile', attempt.profile),
    ...value('transactionID', attempt.transactionID),
    ...value('serial', attempt.serial),
    ...value('thumbprint', attempt.thumbprint),
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
    get steps() {
      return stepsRead();
    },
    ...(failedStep === undefined ? {} : { failedStep }),
    ...(cause ? { cause: causeJson(cause, localize) } : {}),
    alternatives: alternatives.map((one) => causeJson(one, localize)),
    collectNext: collectNext.map((one) => missingJson(one, localize)),
    nearMisses: nearMisses.map(({ place: { path, observation }, why }) => ({
      file: masked(path),
      line: observation.line + 1,
      column: observation.column + 1,
      why: visible(localize(why)),
    })),
  };
}

export function missingJson({ log, where, why }: MissingLog, localize: Localize): MissingJson {
  return { log, where: visible(localize(where)), why: visible(localize(why)) };
}

function stepJson({ step, outcome, wouldShow, evidence }: CaseStep, localize: Localize): StepJson {
  return {
    step,
    name: STEP_NAMES[step],
    outcome,
    ...(wouldShow.length > 0 ? { wouldShow } : {}),
    evidence: evidence.map((one) => evidenceJson(one, localize)),
  };
}

function evidenceJson({ path, observation, atMs, linkedBy, confidence }: Evidence, localize: Localize): EvidenceJson {
  const time = atMs === undefined ? undefined : isoTime(atMs);
  const written = observation.time && writtenTime(observation.time);
  return {
    file: masked(path),
    line: observation.line + 1,
    column: observation.column + 1,
    ...(time === undefined ? {} : { time }),
    ...(written === undefined ? {} : { written }),
    outcome: observation.outcome,
    message: visible(localize(observation.words)),
    linkedBy,
    confidence,
  };
}

export function causeJson(cause: Cause, localize: Localize): CauseJson {
  const { id, replaces, message, path, line, column, step, confidence, link, resolutions } = cause;
  const advice = adviceById.get(cause.resolutions[0] ?? '');
  return {
    id,
    ...(replaces.length > 0 ? { replaces } : {}),
    message: visible(localize(message)),
    ...provenJson(cause),
    file: masked(path),
    line: line + 1,
    column: column + 1,
    step,
    confidence,
    link,
    ...(resolutions.length > 0 ? { resolutions } : {}),
    ...(advice ? { whatToDo: whatToDo(advice, localize) } : {}),
  };
}

function whatToDo(advice: Resolution, localize: Localize): NonNullable<CauseJson['whatToDo']> {
  const step: Statement = advice.steps[0] ?? advice.title;
  return { step: visible(localize(stepAlone(step, advice))), ...provenJson(provenWithin(step, advice)), link: advice.docUrl };
}

/** The programs of the server are no device of anybody. */
export const PLATFORM: Readonly<Record<Platform, AttemptJson['platform']>> = {
  ios: 'ios',
  macos: 'macos',
  android: 'android',
  windows: 'windows',
  'policy-module': 'other',
  'test-script': 'other',
  browser: 'other',
  unknown: 'unknown',
};

/** Log text as one line without secrets; absent where it is absent or empty. */
function value<Name extends string>(name: Name, text: string | undefined): { readonly [key in Name]?: Shown } {
  return text === undefined || text === '' ? {} : ({ [name]: oneLine(masked(text)) } as { readonly [key in Name]: Shown });
}
