/**
 * The style of drawings, for a file of its own and for a page alike: the colours of the editor where there is one, else those of paper or of a
 * dark screen. What failed has a mark and words beside its colour.
 */
export const DRAWING_STYLE = `
.drawing{--ink:var(--vscode-editor-foreground,#1f2328);--quiet:var(--vscode-descriptionForeground,#59636e);--paper:var(--vscode-editor-background,#fff);
--rule:var(--vscode-contrastBorder,var(--vscode-editorIndentGuide-activeBackground1,#8c959f));--bad:var(--vscode-list-errorForeground,var(--vscode-errorForeground,#b01011));
--late:var(--vscode-list-warningForeground,var(--vscode-editorWarning-foreground,#855f00));--box:var(--vscode-editorWidget-background,#f6f8fa);
--ring:var(--vscode-focusBorder,#0969da);font:12px var(--vscode-font-family,system-ui,'Segoe UI',sans-serif);fill:var(--ink)}
@media(prefers-color-scheme:dark){.drawing{--ink:var(--vscode-editor-foreground,#e6edf3);--quiet:var(--vscode-descriptionForeground,#9da7b3);
--paper:var(--vscode-editor-background,#0d1117);--rule:var(--vscode-contrastBorder,var(--vscode-editorIndentGuide-activeBackground1,#6e7681));
--bad:var(--vscode-list-errorForeground,var(--vscode-errorForeground,#ff8b84));--late:var(--vscode-list-warningForeground,var(--vscode-editorWarning-foreground,#d9b44a));
--box:var(--vscode-editorWidget-background,#161b22)}}
@media print{.drawing{--ink:#000;--quiet:#444;--paper:#fff;--rule:#666;--bad:#a40000;--late:#6b4d00;--box:#f4f4f4}}
.drawing .paper{fill:var(--paper)}
.drawing .lane{stroke:var(--rule);fill:none}
.drawing .box{fill:var(--box);stroke:var(--rule)}
.drawing .unknown{stroke-dasharray:4 3}
.drawing .name{font-weight:600;text-anchor:middle}
.drawing .mid{text-anchor:middle}
.drawing .small{font-size:11px;fill:var(--quiet)}
.drawing .time{font-size:11px;font-family:var(--vscode-editor-font-family,monospace)}
.drawing .arrow{stroke:var(--ink);stroke-width:1.5;fill:none}
.drawing .tip{fill:var(--ink)}
.drawing .dash{stroke-dasharray:5 4;stroke:var(--quiet)}
.drawing .badge{fill:none;stroke:var(--quiet)}
.drawing .number{font-size:11px;text-anchor:middle}
.drawing .hit{fill:transparent}
.drawing .frame{fill:none;stroke:var(--quiet);stroke-dasharray:2 2}
.drawing .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.drawing .failed .arrow{stroke:var(--bad);stroke-width:2}
.drawing .failed .tip,.drawing .failed .label,.drawing .failed .why{fill:var(--bad)}
.drawing .failed .label{font-weight:600}
.drawing .failed .badge{stroke:var(--bad)}
.drawing .failed .box{stroke:var(--bad)}
.drawing .waiting .label{fill:var(--late)}
.drawing .stop .ground{fill:var(--bad);fill-opacity:.1;stroke:var(--bad)}
.drawing .stop .halo{stroke:none}
.drawing .stop .bar,.drawing .stop .flag{fill:var(--bad)}
.drawing .stop .flagged{fill:var(--paper);font-weight:700;text-anchor:middle}
`.trim();
