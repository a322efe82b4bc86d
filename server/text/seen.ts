import { letGo } from './let-go.ts'

const PLACES = 2 ** 25

/**
 * Remembers which hashes came more than once: in two bits each, so a hash may be taken for another's and be called frequent
 * when it is not; never the other way round. Spares the table of grams most of what is said only once.
 */
export class Seen {
  readonly #once = new Uint32Array(PLACES / 32)
  readonly #often = new Uint32Array(PLACES / 32)
  #count = 0

  /** About how many hashes came more than once. */
  get count(): number {
    return this.#count
  }

  note(hash: number): void {
    const word = (hash & (PLACES - 1)) >>> 5
    const bit = 1 << (hash & 31)
    if (((this.#once[word] as number) & bit) === 0) this.#once[word] = (this.#once[word] as number) | bit
    else if (((this.#often[word] as number) & bit) === 0) {
      this.#often[word] = (this.#often[word] as number) | bit
      this.#count += 1
    }
  }

  isOften(hash: number): boolean {
    return ((this.#often[(hash & (PLACES - 1)) >>> 5] as number) & (1 << (hash & 31))) !== 0
  }

  /** Nothing is asked any more. */
  letGo(): void {
    letGo(this.#once, this.#often)
  }
}
