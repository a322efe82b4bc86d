const PLACES = 2 ** 22
const OFTEN = -1

/**
 * Remembers which hashes came in more than one message: in a table of fixed size, so a hash may be taken for another's and be
 * called frequent when it is not; never the other way round. Spares the table of grams all that is said only once.
 */
export class Seen {
  /** 0: never; n + 1: in message n alone; `OFTEN`. */
  readonly #places = new Int32Array(PLACES)

  note(hash: number, message: number): void {
    const place = hash & (PLACES - 1)
    const before = this.#places[place]
    if (before === 0) this.#places[place] = message + 1
    else if (before !== message + 1) this.#places[place] = OFTEN
  }

  isOften(hash: number): boolean {
    return this.#places[hash & (PLACES - 1)] === OFTEN
  }
}
