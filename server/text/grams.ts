import { cleanInto, MOST_READ } from '../../domain/text/clean.ts'
import { type GramTable, NOTHING, ROOTS } from './gram-table.ts'
import type { Seen } from './seen.ts'

/** Words of a message as they are classified. Without a title the first characters of the text stand for it. */
export type Message = Readonly<{ text: string; title?: string | undefined }>

/** Grams of one to so many characters of all that is said. */
const BODY_ORDER = 3
/** Of the head, which says most in the fewest words and is counted once more, by itself. */
const HEAD_ORDER = 2
/** The head is so many characters: what people write as a subject. */
const HEAD = 22
const MOST_TITLE = 40

/** The kinds of grams that are weighed apart: by length in the body, then in the head. */
export const BLOCKS = BODY_ORDER + HEAD_ORDER

/** How many characters a gram of this block has. */
export function lengthIn(block: number): number {
  return block < BODY_ORDER ? block + 1 : block - BODY_ORDER + 1
}

/** One gram where it stands: its number, its block and its first character. */
type OnGram = (id: number, block: number, start: number) => void

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

  /** How many grams the message has at most, head included. */
  get most(): number {
    return BODY_ORDER * this.#length + HEAD_ORDER * this.#head
  }

  /** Notes every gram of the body as said once more. */
  note(seen: Seen): void {
    for (let start = 0; start < this.#length; start++) {
      let hash = 0
      for (let at = start; at < Math.min(start + BODY_ORDER, this.#length); at++) {
        hash = hashOf(hash, this.#characters[at] as number)
        seen.note(hash)
      }
    }
  }

  /** Tells every gram that the table knows: its number, its block, its first character. */
  walk(table: GramTable, on: OnGram): void {
    this.#walk(table, ROOTS[0], this.#length, BODY_ORDER, 0, null, on)
    this.#walk(table, ROOTS[1], this.#head, HEAD_ORDER, BODY_ORDER, null, on)
  }

  /** As `walk`, and numbers what was seen more than once. */
  learn(table: GramTable, seen: Seen, on: OnGram): void {
    this.#walk(table, ROOTS[0], this.#length, BODY_ORDER, 0, seen, on)
    this.#walk(table, ROOTS[1], this.#head, HEAD_ORDER, BODY_ORDER, seen, on)
  }

  #walk(
    table: GramTable,
    root: number,
    end: number,
    order: number,
    block: number,
    seen: Seen | null,
    on: OnGram,
  ): void {
    const characters = this.#characters
    for (let start = 0; start < end; start++) {
      const most = Math.min(order, end - start)
      let id = root
      let hash = 0
      for (let length = 0; length < most; length++) {
        const character = characters[start + length] as number
        if (seen) {
          hash = hashOf(hash, character)
          if (!seen.isOften(hash)) break
          id = table.add(id, character)
        } else id = table.find(id, character)
        if (id === NOTHING) break
        on(id, block + length, start)
      }
    }
  }
}

/** A hash of a gram, made longer by one character. */
function hashOf(before: number, character: number): number {
  const mixed = Math.imul(before ^ character ^ 0x51_7c_c1_b7, 0x9e_37_79_b1)
  return mixed ^ (mixed >>> 13)
}
