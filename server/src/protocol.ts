/** What client and server agree on beyond LSP: names and plain data only, since each bundle has its own protocol library. */

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
} as const;

export interface OpenDocumentArgument {
  /** A uri of `DOCUMENT_SCHEME`. */
  readonly uri: string;
}

export interface OpenArticleArgument {
  /** https only. */
  readonly url: string;
}

export interface CopyTextArgument {
  readonly text: string;
  /** What was copied, already in the reader's language, for the status message. */
  readonly what: string;
}

export interface HideRuleArgument {
  readonly rule: string;
}

/** `initializationOptions` of our own client; another editor may leave all of it out. */
export interface InitializationOptions {
  /** file: uri of the translation bundle; absent for English. */
  readonly l10nUri?: string;
  /** Set by a client that has the commands above; without it the server offers only what plain LSP can do. */
  readonly commands?: boolean;
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

/** Request: the server document (resolution, decoded message, list of findings) for a place in a log. Answer: its uri or null. */
export const DOCUMENT_FOR = 'scepLogInspector/documentFor';
export interface DocumentForParams {
  readonly kind: 'findings' | 'decoded' | 'resolution';
  readonly uri: string;
  /** UTF-16 position in the log; needed for `decoded` and `resolution`. */
  readonly position?: { readonly line: number; readonly character: number };
}
