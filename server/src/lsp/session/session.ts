import type { MarkupKind } from 'vscode-languageserver';
import type { Localize } from '../../core/text/sentence.ts';
import type { Settings } from '../../protocol.ts';
import type { LargeLogs } from '../log/large-logs.ts';
import type { LineQuotes } from '../log/line-quotes.ts';
import type { LogStore } from '../log/log-store.ts';
import type { KeyRing } from '../message/key-ring.ts';
import type { TextStore } from '../message/text-store.ts';

/** What every feature works with. */
export interface Session {
  readonly logs: LogStore;
  readonly large: LargeLogs;
  readonly quotes: LineQuotes;
  readonly texts: TextStore;
  readonly keys: KeyRing;
  readonly settings: Settings;
  /** Renders a sentence of core for this reader. The result is plain text: escape it where it becomes Markdown. */
  readonly say: Localize;
  /** What `say` translates with: English template to the reader's language. */
  readonly translations: ReadonlyMap<string, string>;
  readonly client: ClientAbilities;
}

/** What the client told us about itself. */
export interface ClientAbilities {
  /** It has our commands (it is our own client); else only plain LSP may be offered. */
  readonly commands: boolean;
  /** It gives files that lie on no disk of this machine. */
  readonly files: boolean;
  /** It opens documents of our scheme (`workspace/textDocumentContent`). */
  readonly documents: boolean;
  readonly showDocument: boolean;
  /** How it likes its hovers written. */
  readonly hoverFormat: MarkupKind;
  readonly pullDiagnostics: boolean;
  readonly configuration: boolean;
  readonly watchConfiguration: boolean;
  readonly refreshDiagnostics: boolean;
  readonly refreshInlayHints: boolean;
  readonly refreshCodeLens: boolean;
}
