import * as vscode from 'vscode';
import type { MarkSeverity } from '../../../server/src/protocol/reading.ts';

/** How the lines of a log look: one look a severity, in the colours of the reader's theme. */
export interface Looks {
  /** The whole line, and the icon beside it. */
  readonly lines: Readonly<Record<MarkSeverity, vscode.TextEditorDecorationType>>;
  /** The overview beside the scroll bar. */
  readonly ruler: Readonly<Record<MarkSeverity, vscode.TextEditorDecorationType>>;
  /** Levels and outcomes, and the reason before a wide line. */
  readonly words: Readonly<Record<MarkSeverity, vscode.TextEditorDecorationType>>;
  /** The part of a long text that is not drawn. */
  readonly short: vscode.TextEditorDecorationType;
}

export function makeLooks(): Looks & vscode.Disposable {
  const made: vscode.TextEditorDecorationType[] = [];
  const make = (options: vscode.DecorationRenderOptions): vscode.TextEditorDecorationType => {
    const type = vscode.window.createTextEditorDecorationType(options);
    made.push(type);
    return type;
  };
  const both = (options: (severity: MarkSeverity) => vscode.DecorationRenderOptions) => ({
    error: make(options('error')),
    warning: make(options('warning')),
  });
  return {
    lines: both((severity) => ({
      isWholeLine: true,
      backgroundColor: colour(`${severity}LineBackground`),
      gutterIconSize: '80%',
      dark: { gutterIconPath: icon(severity, 'dark') },
      light: { gutterIconPath: icon(severity, 'light') },
    })),
    ruler: both((severity) => ({
      overviewRulerColor: new vscode.ThemeColor(`editorOverviewRuler.${severity}Foreground`),
      overviewRulerLane: vscode.OverviewRulerLane.Right,
    })),
    words: both((severity) => ({ color: colour(`${severity}Foreground`) })),
    // What hides the text is known to VS Code as spacing: it measures such lines as they are drawn.
    short: make({ letterSpacing: '-1ch', textDecoration: 'none; display: none' }),
    dispose: () => vscode.Disposable.from(...made).dispose(),
  };
}

/** What is drawn in a line beside its text or in its place; `aside`: what is no text of the log's own. */
export function drawn(
  text: string,
  look: MarkSeverity | 'other' | 'aside',
  place?: 'apart',
): vscode.ThemableDecorationAttachmentRenderOptions {
  const color = COLOUR_OF[look] ?? colour(`${look}Foreground`);
  return { contentText: text, color, ...(place ? { margin: '0 1ch', fontWeight: 'bold' } : {}) };
}

const COLOUR_OF: Readonly<Record<string, vscode.ThemeColor>> = {
  other: new vscode.ThemeColor('editor.foreground'),
  aside: new vscode.ThemeColor('editorCodeLens.foreground'),
};

function colour(name: string): vscode.ThemeColor {
  return new vscode.ThemeColor(`scepLogInspector.${name}`);
}

/** An icon of the gutter takes no colour of a theme: these are what VS Code draws for errors and warnings in dark and light ones. */
const COLOURS = { error: { dark: '#F14C4C', light: '#E51400' }, warning: { dark: '#CCA700', light: '#BF8803' } } as const;
const SHAPES = {
  error: '<circle cx="8" cy="8" r="6.5"/><path d="M5.5 5.5l5 5m0-5l-5 5"/>',
  warning: '<path d="M8 1.8L14.7 14H1.3zM8 6v4m0 1.6v1"/>',
} as const;

function icon(severity: MarkSeverity, kind: 'dark' | 'light'): vscode.Uri {
  const stroke = `fill="none" stroke="${COLOURS[severity][kind]}" stroke-width="1.6"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" ${stroke}>${SHAPES[severity]}</svg>`;
  return vscode.Uri.parse(`data:image/svg+xml,${encodeURIComponent(svg)}`, true);
}
