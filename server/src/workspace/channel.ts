/** Carries what one tells to one who listens, in its order: nothing gets lost, whoever comes first. */
export class Channel<Item> implements AsyncIterable<Item> {
  readonly #items: Item[] = [];
  #ended: { readonly error?: unknown } | undefined;
  #wake: () => void = () => undefined;

  put(item: Item): void {
    this.#items.push(item);
    this.#wake();
  }

  end(): void {
    this.#ended ??= {};
    this.#wake();
  }

  /** The one who listens hears what was told before, and then this error. */
  fail(error: unknown): void {
    this.#ended ??= { error };
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, void> {
    for (;;) {
      for (let item = this.#items.shift(); item !== undefined; item = this.#items.shift()) yield item;
      if (this.#ended && 'error' in this.#ended) throw this.#ended.error;
      if (this.#ended) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
