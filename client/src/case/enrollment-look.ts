import * as vscode from 'vscode';

/** How the lines of the selected enrollment look: a bar at their left edge and a dot in the gutter, so that it is no matter of colour alone. */
export function makeEnrollmentLook(): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    borderStyle: 'solid',
    borderWidth: '0 0 0 2px',
    borderColor: new vscode.ThemeColor('scepLogInspector.enrollmentLine'),
    overviewRulerColor: new vscode.ThemeColor('scepLogInspector.enrollmentLine'),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
    gutterIconSize: '60%',
    dark: { gutterIconPath: dot('#75BEFF') },
    light: { gutterIconPath: dot('#1A6FB5') },
  });
}

/** An icon of the gutter takes no colour of a theme. */
function dot(colour: string): vscode.Uri {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="4" fill="${colour}"/></svg>`;
  return vscode.Uri.parse(`data:image/svg+xml,${encodeURIComponent(svg)}`, true);
}
