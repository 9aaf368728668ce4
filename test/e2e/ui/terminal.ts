import { execFileSync } from 'node:child_process';

/** A program in a terminal of its own, whose screen can be read. */
export interface Terminal {
  /** The screen as text. */
  text(): string;
  /** The screen as a page. */
  html(): string;
  close(): void;
}

export interface TerminalOptions {
  readonly columns: number;
  readonly rows: number;
  readonly env: Readonly<Record<string, string>>;
}

/** Starts a command of the shell in tmux; throws where that is not there. */
export function startTerminal(command: string, { columns, rows, env }: TerminalOptions): Terminal {
  const socket = `scep-${process.pid}`;
  const tmux = (...args: readonly string[]): string => execFileSync('tmux', ['-L', socket, ...args], { encoding: 'utf8' });
  const variables = Object.entries(env).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
  const size = ['-x', String(columns), '-y', String(rows)];
  execFileSync('tmux', ['-L', socket, '-f', '/dev/null', 'new-session', '-d', ...size, ...variables, command]);
  const screen = (...args: readonly string[]): string => tmux('capture-pane', '-p', ...args);
  return { text: () => screen(), html: () => htmlOf(screen('-e')), close: () => void tmux('kill-server') };
}

/** The first sixteen colours of a terminal. */
const COLOURS =
  '#000000 #cd3131 #0dbc79 #e5e510 #2472c8 #bc3fbc #11a8cd #e5e5e5 #666666 #f14c4c #23d18b #f5f543 #3b8eea #d670d6 #29b8db #ffffff'.split(
    ' ',
  );

interface Style {
  foreground?: string;
  background?: string;
  bold?: boolean;
  reverse?: boolean;
  underline?: boolean;
}

function htmlOf(screen: string): string {
  let style: Style = {};
  let html = '';
  for (const [, codes, text = ''] of screen.matchAll(/(?:\u001b\[([\d;:]*)m)|([^\u001b]+)/g)) {
    if (codes !== undefined) style = changed(style, codes.split(/[;:]/).map(Number));
    else html += `<span style="${cssOf(style)}">${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</span>`;
  }
  const look = 'margin:0;padding:10px;background:#1e1e1e;color:#d4d4d4;font:13px/17px "DejaVu Sans Mono",monospace';
  return `<!doctype html><meta charset="utf-8"><body style="margin:0"><pre style="${look}">${html}</pre>`;
}

function cssOf({ foreground = '#d4d4d4', background = 'transparent', bold, reverse, underline }: Style): string {
  const [color, back] = reverse ? [background === 'transparent' ? '#1e1e1e' : background, foreground] : [foreground, background];
  return `color:${color};background:${back}${bold ? ';font-weight:bold' : ''}${underline ? ';text-decoration:underline' : ''}`;
}

/** The style behind one sequence of SGR codes (ECMA-48). */
function changed(before: Style, codes: readonly number[]): Style {
  let style = { ...before };
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    if (code === 0) style = {};
    else if (code === 1) style.bold = true;
    else if (code === 22) style.bold = false;
    else if (code === 4) style.underline = true;
    else if (code === 24) style.underline = false;
    else if (code === 7) style.reverse = true;
    else if (code === 27) style.reverse = false;
    else if (code === 38 || code === 48) {
      const isRgb = codes[i + 1] === 2;
      const colour = isRgb ? `rgb(${codes.slice(i + 2, i + 5).join(',')})` : of256(codes[i + 2] ?? 0);
      if (code === 38) style.foreground = colour;
      else style.background = colour;
      i += isRgb ? 4 : 2;
    } else if (code === 39) style.foreground = '#d4d4d4';
    else if (code === 49) style.background = 'transparent';
    else if (code >= 30 && code < 38) style.foreground = of256(code - 30);
    else if (code >= 40 && code < 48) style.background = of256(code - 40);
    else if (code >= 90 && code < 98) style.foreground = of256(code - 82);
  }
  return style;
}

function of256(index: number): string {
  if (index < 16) return COLOURS[index] ?? '#d4d4d4';
  if (index > 231)
    return `rgb(${Array(3)
      .fill(8 + (index - 232) * 10)
      .join(',')})`;
  const level = (value: number): number => (value === 0 ? 0 : 55 + value * 40);
  const at = index - 16;
  return `rgb(${level(Math.floor(at / 36))},${level(Math.floor(at / 6) % 6)},${level(at % 6)})`;
}
