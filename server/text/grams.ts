import { cleanInto, MOST_READ } from './clean.ts'
import { type GramTable, NOTHING } from './gram-table.ts'

/** Words of a message as they are classified. Without a title the first characters of the text stand for it. */
export type Message = Readonly<{ text: string; title?: string | undefined }>

/** Grams of one to so many characters of all that is said. */
const BODY_ORDER = 3
/** Of the head, which says most in the fewest words and is counted once more, by itself. */
const HEAD_ORDER = 2
/** The head is so many characters: what people write as a subject. */
const HEAD = 22
const MOST_TITLE = 40

const BODY_ROOT = -1
const HEAD_ROOT = -2

/** The kinds of grams that are weighed apart: by length in the body, then in the head. */
export const BLOCKS = BODY_ORDER + HEAD_ORDER
/** The block of three characters: the only one with more rare grams than are worth keeping. */
export const LONGEST_BLOCK = BODY_ORDER - 1

/** How many characters a gram of this block has. */
export function lengthIn(block: number): number {
  return block < BODY_ORDER ? block + 1 : block - BODY_ORDER + 1
}

/** Takes up one message after the other and walks its grams; what it holds is overwritten by the next message. */
export class GramReader {
  readonly #characters = new Uint16Array(MOST_READ)
  readonly #origins = new Int32Array(MOST_READ)
  #length = 0
  #head = 0

  /** Takes up a message; `origin` answers afterwards where `withOrigins`. */
  take({ text, title }: Message, withOrigins = false): void {
    const origins = withOrigins ? this.#origins : undefined
    const titled = title ? cleanInto(title, this.#characters, 0, origins) : 0
    this.#length = cleanInto(text, this.#characters, titled, origins)
    this.#head = titled > 0 ? Math.min(titled, MOST_TITLE) : Math.min(this.#length, HEAD)
    if (origins) for (let at = 0; at < titled; at++) origins[at] = NOTHING
  }

  /** The place in the text of a character that was read; `NOTHING` for one of the title. */
  origin(at: number): number {
    return this.#origins[at] as number
  }

  /** Tells every gram that the table knows, or with `learn` every gram there is: its number, its block, its first character. */
  walk(table: GramTable, learn: boolean, on: (id: number, block: number, start: number) => void): void {
    this.#walk(table, BODY_ROOT, this.#length, BODY_ORDER, 0, learn, on)
    this.#walk(table, HEAD_ROOT, this.#head, HEAD_ORDER, BODY_ORDER, learn, on)
  }

  #walk(
    table: GramTable,
    root: number,
    end: number,
    order: number,
    block: number,
    learn: boolean,
    on: (id: number, block: number, start: number) => void,
  ): void {
    const characters = this.#characters
    for (let start = 0; start < end; start++) {
      const most = Math.min(order, end - start)
      let id = root
      for (let length = 0; length < most; length++) {
        const character = characters[start + length] as number
        id = learn ? table.add(id, character) : table.find(id, character)
        if (id === NOTHING) break
        on(id, block + length, start)
      }
    }
  }
}
