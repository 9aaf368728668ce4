import { msg, type Sentence } from '../core/text/sentence.ts';

/** The options of one command: the first format is that without `--format`. */
export interface Options<Format extends string, Flag extends string, Value extends string> {
  readonly formats: readonly [Format, ...Format[]];
  readonly flags: readonly Flag[];
  /** Options with a value, and what to say where it is missing. May be given more than once. */
  readonly values: Readonly<Record<Value, Sentence>>;
}

/** A number, as of an error: no option begins so. */
const NEGATIVE = /^-\d/;

/** The words of a command line. */
export interface Words<Format extends string, Flag extends string, Value extends string> {
  readonly operands: readonly string[];
  readonly format: Format;
  readonly flags: ReadonlySet<Flag>;
  /** In the order given. */
  readonly values: Readonly<Record<Value, readonly string[]>>;
}

/** Reads options anywhere, `--name VALUE` and `--name=VALUE` alike, and `--` as their end; a wrong word gives a sentence. */
export function readWords<Format extends string, Flag extends string, Value extends string>(
  argv: readonly string[],
  { formats, flags, values }: Options<Format, Flag, Value>,
): Words<Format, Flag, Value> | { readonly error: Sentence } {
  const operands: string[] = [];
  const given = new Set<Flag>();
  const found = Object.fromEntries(Object.keys(values).map((name) => [name, []])) as unknown as Record<Value, string[]>;
  let format = formats[0];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (word === '--') {
      operands.push(...argv.slice(i + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-' || NEGATIVE.test(word)) {
      operands.push(word);
      continue;
    }
    const [name = '', joined] = /^(--[^=]+)=(.*)$/s.exec(word)?.slice(1) ?? [word];
    const flag = flags.find((one) => one === word);
    if (flag) {
      given.add(flag);
      continue;
    }
    const option = Object.keys(values).find((one): one is Value => one === name);
    if (!option && name !== '--format') return { error: msg('unknown option: {0}', word) };
    const value = joined ?? argv[++i];
    if (!option) {
      const known = formats.find((one) => one === value);
      if (!known) return { error: msg('--format is one of: {0}', formats.join(', ')) };
      format = known;
    } else if (value === undefined || value === '') return { error: values[option] };
    else found[option].push(value);
  }
  return { operands, format, flags: given, values: found };
}
