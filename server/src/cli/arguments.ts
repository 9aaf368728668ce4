import { type Message, msg } from '../core/text/message.ts';

/** The words of a command line: operands, and the value of the one option that our commands have. */
export interface Arguments<Format extends string> {
  readonly operands: readonly string[];
  readonly format: Format;
}

/** Takes a flag out of the words of a command; words behind `--` stay. */
export function takeFlag(argv: readonly string[], flag: string): { readonly given: boolean; readonly rest: readonly string[] } {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  const rest = argv.filter((word, index) => index >= end || word !== flag);
  return { given: rest.length < argv.length, rest };
}

/** Reads `--format VALUE` or `--format=VALUE` anywhere, `--` as the end of options; a wrong word gives a message. */
export function readArguments<Format extends string>(
  argv: readonly string[],
  formats: readonly [Format, ...Format[]],
): Arguments<Format> | { readonly error: Message } {
  const operands: string[] = [];
  let format = formats[0];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (word === '--') {
      operands.push(...argv.slice(i + 1));
      break;
    }
    if (word === '--format' || word.startsWith('--format=')) {
      const value = word === '--format' ? argv[++i] : word.slice('--format='.length);
      const known = formats.find((name) => name === value);
      if (!known) return { error: msg('--format is one of: {0}', formats.join(', ')) };
      format = known;
    } else if (word.startsWith('-') && word !== '-') {
      return { error: msg('unknown option: {0}', word) };
    } else {
      operands.push(word);
    }
  }
  return { operands, format };
}
