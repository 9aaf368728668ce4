/**
 * What in a line would be more than words where a user interface shows it, by the rules of those who read it. VS Code makes links of
 * `[label](target)` in notifications, prompts of inputs and status items, where bracket and parenthesis touch, whatever stands around
 * them; icons of `$(name)`; editors make links of `scheme://`. Markdown knows `<scheme:…>` besides.
 */
export function liveIn(text: string): readonly string[] {
  return Object.entries(LIVE).flatMap(([what, sign]) => (sign.test(text) ? [what] : []));
}

const LIVE: Readonly<Record<string, RegExp>> = {
  'a link': /\]\(/,
  'an icon': /\$\(/,
  'an address': /[a-z]:\/\//i,
  'an address in angle brackets': /<[a-z][a-z\d+.-]{1,31}:[^\s<>]*>/i,
  'the uri of a command': /\b(?:command|vscode(?:-insiders)?):[^\s…]/i,
  'a line end': /[\n\r\u0085\u2028\u2029]/,
  'a control character': /\p{Cc}/u,
  'what turns the direction of text': /\p{Bidi_Control}/u,
  'what cannot be seen': /[\p{Cf}\p{Cs}\u115f\u1160\u3164\uffa0]/u,
};

/** Names and texts that a stranger may have given. */
export const HOSTILE: readonly string[] = [
  '[Show the report](command:workbench.action.toggleZenMode) u_ex240501.log',
  '[a](command:x?%5B%22y%22%5D "title")',
  '[a](https://evil.example/x)',
  '[a](file:///etc/passwd)',
  '[a]\n(command:x)',
  '[a]\u200b(command:x)',
  '[[a]](command:x)](command:y)',
  '<https://evil.example>',
  '<command:x>',
  'command:workbench.action.quit',
  'see vscode://publisher.extension/run, VSCODE-INSIDERS:x',
  '$(check) all well $(sync~spin)',
  '\\$(check) \\[a\\](command:x)',
  'invoice\u202Egol.exe',
  '\u2066a\u2069\u200e\u200f\u061c',
  'one\r\ntwo\u2028three\u2029four\u0085five',
  'bell\u0007 escape\u001b[31m red \u009b1m',
  'tag\u{e0041}\u{e007f} filler\u3164 half\ud83d',
  'a'.repeat(5000),
  '](command:x)'.repeat(400),
];
