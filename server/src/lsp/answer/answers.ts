import type {
  CallHierarchyItem,
  CodeAction,
  CodeLens,
  Command,
  Diagnostic,
  DiagnosticRelatedInformation,
  DocumentLink,
  DocumentSymbol,
  Hover,
  InlayHint,
  InlayHintLabelPart,
  Location,
  MarkupKind,
  SymbolInformation,
} from 'vscode-languageserver';
import type { Line, Shown, Words } from '../../core/text/visible.ts';
import type { HoverText } from './hover-style.ts';

/**
 * LSP's answers with every text that a reader sees in a type that only the functions which make it safe give: no secret, nothing
 * invisible, nothing that acts. Features answer with these; the linter keeps them from the protocol's own types.
 */
export interface ShownHover extends Hover {
  readonly contents: { readonly kind: MarkupKind; readonly value: HoverText };
}

export interface ShownCommand extends Command {
  readonly title: Line;
}

export interface ShownAction extends CodeAction {
  readonly title: Line;
  readonly command: ShownCommand;
}

/** An editor may draw icons where a lens names one. */
export interface ShownLens extends CodeLens {
  readonly command?: ShownCommand & { readonly title: Words };
}

export interface ShownDiagnostic extends Diagnostic {
  readonly message: Shown;
  readonly relatedInformation?: ShownRelation[];
}

export interface ShownRelation extends DiagnosticRelatedInformation {
  readonly location: Location;
  readonly message: Shown;
}

export interface ShownSymbol extends DocumentSymbol {
  readonly name: Line;
  readonly detail?: Line;
  readonly children?: ShownSymbol[];
}

/** An enrollment that a search found. */
export interface ShownPlacedSymbol extends SymbolInformation {
  readonly name: Line;
  readonly containerName?: Line;
}

export interface ShownCallItem extends CallHierarchyItem {
  readonly name: Line;
  readonly detail?: Line;
}

export interface ShownHint extends InlayHint {
  readonly label: Line & string;
}

export interface ShownHintLink extends InlayHint {
  readonly label: (InlayHintLabelPart & { readonly value: Line; readonly command: ShownCommand })[];
}

/** Where it leads is an address of ours, or one of our sources. */
export interface ShownLink extends DocumentLink {
  readonly target: string;
  readonly tooltip?: Line;
}
