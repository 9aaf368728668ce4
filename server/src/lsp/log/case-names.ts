import { caseName } from './case-name.ts';

/** The names of logs in their case, each worked out once; a uri that is written in two ways is one log. */
export class CaseNames {
  readonly #isThere: (uri: string) => boolean;
  readonly #names = new Map<string, string>();
  readonly #uris = new Map<string, string[]>();
  #sorted: readonly string[] | undefined;

  /** `isThere`: true for the uri of a log that is in the case. */
  constructor(isThere: (uri: string) => boolean) {
    this.#isThere = isThere;
  }

  /** What the log is called. */
  of(uri: string): string {
    return this.#names.get(uri) ?? caseName(uri);
  }

  /** The uris of the logs of a name, in the order in which they came. */
  named(name: string): readonly string[] {
    return this.#uris.get(name) ?? [];
  }

  /** All names. */
  names(): readonly string[] {
    return [...this.#uris.keys()];
  }

  /** All uris, sorted. */
  uris(): readonly string[] {
    this.#sorted ??= [...this.#names.keys()].sort();
    return this.#sorted;
  }

  /** A log came or went; gives its name. */
  changed(uri: string): string {
    const name = this.of(uri);
    const isKnown = this.#names.has(uri);
    if (this.#isThere(uri) === isKnown) return name;
    this.#sorted = undefined;
    const others = this.named(name).filter((one) => one !== uri);
    if (isKnown) this.#names.delete(uri);
    else this.#names.set(uri, name);
    if (isKnown && others.length === 0) this.#uris.delete(name);
    else this.#uris.set(name, isKnown ? others : [...others, uri]);
    return name;
  }
}
