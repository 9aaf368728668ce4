/** What client and server agree on beyond LSP: names and plain data only, since each bundle has its own protocol library. */

import type { LogReportJson } from './core/report/case-json.ts';
import type { CaseReportJson } from './core/report/reading-json.ts';
import type { Said } from './core/text/secrets/index.ts';
import type { Line, Shown } from './core/text/visible.ts';

export const SETTINGS_SECTION = 'scepLogInspector';

/** Scheme of the read-only documents that the server writes (workspace/textDocumentContent, LSP 3.18). */
export const DOCUMENT_SCHEME = 'scep-log-inspector';

/** Commands that a server answer may name; the client registers them. Each takes one argument of the type given here. */
export const COMMANDS = {
  showResolution: 'scepLogInspector.showResolution', // OpenDocumentArgument
  openDecoded: 'scepLogInspector.openDecodedMessage', // OpenDocumentArgument
  showAllFindings: 'scepLogInspector.showAllFindings', // OpenDocumentArgument, or nothing: the active log
  openArticle: 'scepLogInspector.openArticle', // OpenArticleArgument
  copyText: 'scepLogInspector.copyText', // CopyTextArgument
  hideRule: 'scepLogInspector.hideRule', // HideRuleArgument
  checkMessages: 'scepLogInspector.checkMessages', // LogArgument
  openLines: 'scepLogInspector.openLines', // OpenLinesArgument
  showEnrollment: 'scepLogInspector.showEnrollment', // EnrollmentArgument
} as const;

export interface OpenDocumentArgument {
  /** A uri of `DOCUMENT_SCHEME`. */
  readonly uri: string;
}

export interface EnrollmentArgument extends OpenDocumentArgument {
  /** Of an enrollment of the case; `uri` is the document of all of its lines. */
  readonly key: string;
}

export interface OpenArticleArgument {
  /** https only. */
  readonly url: string;
}

export interface CopyTextArgument {
  readonly text: Shown;
  /** What was copied, already in the reader's language, for the status message. */
  readonly what: Line;
}

export interface HideRuleArgument {
  readonly rule: string;
}

export interface LogArgument {
  /** Of a log. */
  readonly uri: string;
}

export interface OpenLinesArgument extends LogArgument {
  readonly languageId: string;
}

/** Request (`LogArgument`): checks the SCEP messages of an open log that were not checked yet. Answers when that is done. */
export const CHECK_MESSAGES = 'scepLogInspector/checkMessages';

/** Request: the lines of an open log that are in another format of ours; null where there are none. */
export const LINES_OF = 'scepLogInspector/linesOf';
export type LinesOfParams = OpenLinesArgument;
export interface LinesOfAnswer {
  readonly text: string;
  readonly languageId: string;
}

/** `initializationOptions` of our own client; another editor may leave all of it out. */
export interface InitializationOptions {
  /** file: uri of the translation bundle; absent for English. */
  readonly l10nUri?: string;
  /** Set by a client that has the commands above; without it the server offers only what plain LSP can do. */
  readonly commands?: boolean;
  /** Set by a client that answers `LIST_FILES`, `STAT_FILE` and `READ_FILE`, for files that lie on no disk. */
  readonly files?: boolean;
}

/** The settings, as `workspace/configuration` of `SETTINGS_SECTION` gives them. */
export interface Settings {
  readonly hiddenRules: readonly string[];
  readonly inlayHints: { readonly enabled: boolean };
  readonly codeLens: { readonly enabled: boolean };
  readonly diagnostics: { readonly maximumPerFile: number };
}

export const DEFAULT_SETTINGS: Settings = {
  hiddenRules: [],
  inlayHints: { enabled: true },
  codeLens: { enabled: true },
  diagnostics: { maximumPerFile: 200 },
};

/** Request: the server document (resolution, decoded message, list of findings, lines of an enrollment) for a place in a log. Answer: its uri or null. */
export const DOCUMENT_FOR = 'scepLogInspector/documentFor';
export interface DocumentForParams {
  readonly kind: 'findings' | 'decoded' | 'resolution' | 'enrollment';
  readonly uri: string;
  /** Of an enrollment of the case, in place of a position in a log. */
  readonly key?: string;
  /** UTF-16 position in the log; needed for `decoded` and `resolution`. */
  readonly position?: { readonly line: number; readonly character: number };
}

/** Request: what a code means that somebody wrote or selected: a number of Windows, IIS, Apple or SCEP, a name, an event, a rule. */
export const EXPLAIN_CODE = 'scepLogInspector/explainCode';
export interface ExplainCodeParams {
  readonly text: string;
}
export interface ExplainCodeAnswer {
  /** False where no table has it: the document says what its parts say. */
  readonly known: boolean;
  /** In one line, in the reader's language; empty where nothing was asked. */
  readonly summary: Line;
  /** Uri of the document with all readings. */
  readonly uri: string;
}

/** Request: decodes the messages of any text. Answer: the document of each; none where the text holds no message. */
export const DECODE_TEXT = 'scepLogInspector/decodeText';
export interface DecodeTextParams {
  readonly text: string;
  /** Where the text begins, if it stands in an open document: its elements can then be shown there. */
  readonly origin?: { readonly uri: string; readonly position: { readonly line: number; readonly character: number } };
}
export interface DecodeTextAnswer {
  /** `title` is in the reader's language. */
  readonly documents: readonly { readonly uri: string; readonly title: Line }[];
}

/** Request: the text that a line of a decoded document was made from. Answer: its places, or null. */
export const SOURCE_OF = 'scepLogInspector/sourceOf';
export interface SourceOfParams {
  /** Uri of the decoded document. */
  readonly uri: string;
  readonly line: number;
}
export interface SourceOfAnswer {
  /** Uri of the log or other document. */
  readonly uri: string;
  /** One range a line of text, in order; UTF-16. */
  readonly ranges: readonly {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  }[];
}

/** Request: a decoded message in forms for other tools. Answer: null where there is no message, or it is a private key. */
export const EXPORT_MESSAGE = 'scepLogInspector/exportMessage';
export interface MessageParams {
  /** Uri of the decoded document. */
  readonly uri: string;
}
export interface ExportAnswer {
  /** Absent where PEM has no label for the message, or a part of it is missing at its beginning. */
  readonly pem?: string;
  /** For a POSIX shell; absent where openssl cannot read the bytes. */
  readonly command?: string;
  readonly certificates: readonly ExportedCertificate[];
}
export interface ExportedCertificate {
  readonly title: Line;
  /** Without extension; fit for a file name. */
  readonly fileName: string;
  readonly pem: string;
  /** Base64. */
  readonly der: string;
}

/**
 * Request: keys to decrypt messages with, kept in memory until `FORGET_KEYS` or the end of the server. It carries a secret: a
 * client must not trace it.
 */
export const USE_KEY = 'scepLogInspector/useKey';
export interface UseKeyParams {
  /** The key file or pasted key, base64. */
  readonly data: string;
  readonly password?: string;
}
/** Messages are in the reader's language. */
export type UseKeyAnswer =
  | { readonly kind: 'keys'; readonly added: number; readonly held: number }
  | { readonly kind: 'password-needed' | 'wrong-password' | 'no-key'; readonly message: Shown };

/** Request without parameters: forgets all keys. Answer: how many there were. */
export const FORGET_KEYS = 'scepLogInspector/forgetKeys';

/** Request (`MessageParams`): the challenge password of a message. The answer is a secret: a client must not trace it. */
export const REVEAL_CHALLENGE = 'scepLogInspector/revealChallenge';
export type RevealAnswer =
  | { readonly kind: 'challenge'; readonly challenge: string; readonly nature: Line }
  | { readonly kind: 'none'; readonly message: Shown };

/** Request (`MessageParams`): the document that compares request and certificate. */
export const COMPARE = 'scepLogInspector/compare';
export type CompareAnswer =
  | { readonly kind: 'document'; readonly uri: string }
  | { readonly kind: 'none'; readonly message: Shown };

/** A folder or archive. Files on the disk of the server are read there, all others by `LIST_FILES`, `STAT_FILE` and `READ_FILE`. */
export interface CaseRoot {
  readonly uri: string;
  /** What stands before the names of its files; empty for none. */
  readonly name: string;
}

/**
 * Request without parameters: what the case of the window says (`protocol/case.ts`), as the command line says it (`analyze --format json`,
 * docs/schema/case-1.json), whatever rules the reader hid.
 */
export const CASE_REPORT = 'scepLogInspector/caseReport';
/** Texts are in the reader's language. */
export type CaseReportAnswer =
  | {
      readonly kind: 'case';
      readonly report: CaseReportJson;
      /** Where each file of the report lies. */
      readonly files: readonly { readonly file: Said; readonly uri: string }[];
      /** What was not read, or not whole, and why. */
      readonly notRead: readonly Line[];
    }
  | { readonly kind: 'failed'; readonly message: Shown };

/**
 * Request (`LogArgument`): what one log of the case of the window says, and the enrollments that have a line in it. Answer: null for what is
 * no log of it. Of several logs with the same text the first one answers for all, by its own name.
 */
export const LOG_REPORT = 'scepLogInspector/logReport';
export type LogReportAnswer = LogReportJson | null;

/**
 * Request of the server (`LogArgument`) to a client that says `files`: what lies in a folder. Answer to this and the next two: a
 * `ClientAnswer`.
 */
export const LIST_FILES = 'scepLogInspector/listFiles';
export type ClientAnswer<Answer> = { readonly answer: Answer } | { readonly failed: string };
export type ListFilesAnswer = readonly ListedFile[];
export interface ListedFile {
  readonly name: string;
  readonly kind: FileKind;
}
/** `link`: another name of something. */
export type FileKind = 'file' | 'folder' | 'link' | 'other';

/** The same for what a file or folder is. */
export const STAT_FILE = 'scepLogInspector/statFile';
export interface StatFileAnswer {
  readonly kind: FileKind;
  readonly size: number;
  readonly modifiedMs: number;
}

/** The same for the bytes of a file, base64. */
export const READ_FILE = 'scepLogInspector/readFile';
export interface ReadFileAnswer {
  readonly data: string;
}

/** A page that a client shows as it is. */
export interface LinkedText {
  readonly text: Shown;
  /** Lines and characters count from 0; UTF-16. */
  readonly links: readonly { readonly line: number; readonly start: number; readonly end: number; readonly target: string }[];
}

/**
 * Request: reads a log from disk that is too large for the editor, and publishes its diagnostics by uri, until `FORGET_FILE`. It may
 * take long: cancel it to end it, and give a `workDoneToken` (LSP 3.17) to hear how far it is, once the file turned out to be a log.
 */
export const ANALYZE_FILE = 'scepLogInspector/analyzeFile';
export interface AnalyzeFileParams {
  /** `file:`, on the machine of the server. */
  readonly uri: string;
  readonly workDoneToken?: string | number;
}
/** Texts are in the reader's language; `message` is a sentence that names the file. */
export type AnalyzeFileAnswer =
  | {
      readonly kind: 'log';
      readonly languageId: string;
      readonly format: Line;
      readonly entries: number;
      /** Of the rules that are not hidden. */
      readonly causes: number;
      readonly findings: number;
      /** That nothing was found, and what was not looked at; absent where neither is to be said. */
      readonly conclusion?: Line;
      /** Uri of the document that lists them. */
      readonly list: string;
    }
  | { readonly kind: 'foreign' | 'cancelled' }
  | { readonly kind: 'failed'; readonly message: Shown };

/** Notification: a file that was read for `ANALYZE_FILE` is no longer shown. */
export const FORGET_FILE = 'scepLogInspector/forgetFile';
export interface ForgetFileParams {
  readonly uri: string;
}

/** Request: the parts in which a large native event log is shown, by what its file holds now; `whole`: it is shown as one text. */
export const EVENT_LOG_PARTS = 'scepLogInspector/eventLogParts';
export interface EventLogParams {
  /** `file:`, on the machine of the server. */
  readonly uri: string;
}
/** Texts are in the reader's language; `message` is a sentence that names the file. */
export type EventLogPartsAnswer =
  | {
      readonly kind: 'parts';
      /** In the order of their events. `uri` of its document, `content`: which events and times it holds. */
      readonly parts: readonly { readonly uri: string; readonly title: Line; readonly content: Line }[];
    }
  | { readonly kind: 'whole' }
  | { readonly kind: 'failed'; readonly message: Shown };

/** Request: the text of a part. */
export const EVENT_LOG_PART = 'scepLogInspector/eventLogPart';
export interface EventLogPartParams {
  /** Uri of its document. */
  readonly uri: string;
}
export type EventLogPartAnswer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'failed'; readonly message: Shown };

/** Request: the events of all parts that hold some words; as long as `ANALYZE_FILE`, and to be cancelled and followed like it. */
export const SEARCH_EVENTS = 'scepLogInspector/searchEvents';
export interface SearchEventsParams extends EventLogParams {
  readonly words: string;
  readonly workDoneToken?: string | number;
}
export type SearchEventsAnswer =
  | { readonly kind: 'page'; readonly page: LinkedText }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: Shown };
