/** Values that many rows have in common, each once, by its place. The same object is found again; an equal one need not be. */
export class Shared<Value> {
  readonly #values: Value[];
  readonly #places = new Map<Value, number>();
  #last: Value | undefined;
  #lastPlace = -1;

  constructor(values: readonly Value[] = []) {
    this.#values = [...values];
  }

  get values(): readonly Value[] {
    return this.#values;
  }

  /** The value at a place; undefined where there is none. */
  at(place: number): Value | undefined {
    return this.#values[place];
  }

  /** The place of a value, which is kept from now on. */
  placeOf(value: Value): number {
    if (value === this.#last) return this.#lastPlace;
    let place = this.#places.get(value);
    if (place === undefined) {
      place = this.#values.push(value) - 1;
      this.#places.set(value, place);
    }
    this.#last = value;
    this.#lastPlace = place;
    return place;
  }
}
