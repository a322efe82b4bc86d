import { letGo } from './let-go.ts'

/** What `find` answers for a gram that was never added. */
export const NOTHING = -1
/** The numbers that stand for the beginning of a gram, before its first character: grams of two roots are different grams. */
export const ROOTS = [-1, -2] as const

/** More grams than this are not numbered: `add` then answers `NOTHING` for a new one. */
export const MOST_NUMBERED = 2 ** 21
/** A character has 16 bits, of which so many stand beside the number of what is before it. */
const LOW_BITS = 11
const LOW = 2 ** LOW_BITS - 1
const HIGH_BITS = 16 - LOW_BITS
const EMPTY = 0
/** So full the table may be: a small table stays close to the processor, and what follows in a row is fetched together. */
const FULL = 0.75
const CHARACTERS = 2 ** 16

/**
 * Numbers grams of characters: every gram is the number of the gram before its last character, and that character. Single
 * characters stand in a table by themselves, longer grams in one typed array with open addressing, eight bytes a slot, so that a look-up allocates nothing and mostly touches one line of
 * memory; numbers are given in the order of adding.
 */
export class GramTable {
  /** Two words a slot: what is before and the low bits of the character; the number plus one and the high bits. */
  #slots: Int32Array<ArrayBuffer>
  #mask: number
  /** By root and character, the number plus one of what begins so. */
  readonly #first = new Int32Array(ROOTS.length * CHARACTERS)
  #size = 0

  constructor(room = 1024) {
    let slots = 2048
    while (slots * FULL < room) slots *= 2
    this.#slots = new Int32Array(slots * 2)
    this.#mask = slots - 1
  }

  get size(): number {
    return this.#size
  }

  /** The number of the gram that `character` ends after the gram, or root, `before`; `NOTHING` where it was never added. */
  find(before: number, character: number): number {
    if (before < 0) return (this.#first[firstOf(before, character)] as number) - 1
    const slots = this.#slots
    const low = lowOf(before, character)
    const high = character >>> LOW_BITS
    let slot = scatter(low, high) & this.#mask
    for (;;) {
      const word = slots[slot * 2 + 1] as number
      if (word === EMPTY) return NOTHING
      if (slots[slot * 2] === low && (word & (2 ** HIGH_BITS - 1)) === high) return (word >>> HIGH_BITS) - 1
      slot = (slot + 1) & this.#mask
    }
  }

  /** As `find`, and gives it the next number where it has none. */
  add(before: number, character: number): number {
    const known = this.find(before, character)
    if (known !== NOTHING || this.#size === MOST_NUMBERED) return known
    const id = this.#size
    this.#size += 1
    if (before < 0) {
      this.#first[firstOf(before, character)] = id + 1
      return id
    }
    if (id > this.#mask * FULL) this.#grow()
    const high = character >>> LOW_BITS
    this.#put(lowOf(before, character), ((id + 1) << HIGH_BITS) | high)
    return id
  }

  /** Every gram in the order of its number: what is before its last character, and that character. */
  entries(): { before: Int32Array<ArrayBuffer>; last: Uint16Array<ArrayBuffer> } {
    const before = new Int32Array(this.#size)
    const last = new Uint16Array(this.#size)
    this.#first.forEach((number, place) => {
      if (number === 0) return
      before[number - 1] = -1 - Math.floor(place / CHARACTERS)
      last[number - 1] = place % CHARACTERS
    })
    for (let slot = 0; slot <= this.#mask; slot++) {
      const word = this.#slots[slot * 2 + 1] as number
      if (word === EMPTY) continue
      const low = this.#slots[slot * 2] as number
      const id = (word >>> HIGH_BITS) - 1
      before[id] = low >>> LOW_BITS
      last[id] = (low & LOW) | ((word & (2 ** HIGH_BITS - 1)) << LOW_BITS)
    }
    return { before, last }
  }

  /** Nothing is asked any more. */
  letGo(): void {
    letGo(this.#slots, this.#first)
  }

  #put(low: number, word: number): void {
    const slots = this.#slots
    let slot = scatter(low, word & (2 ** HIGH_BITS - 1)) & this.#mask
    while (slots[slot * 2 + 1] !== EMPTY) slot = (slot + 1) & this.#mask
    slots[slot * 2] = low
    slots[slot * 2 + 1] = word
  }

  #grow(): void {
    const old = this.#slots
    this.#slots = new Int32Array(old.length * 2)
    this.#mask = this.#slots.length / 2 - 1
    for (let at = 0; at < old.length; at += 2)
      if (old[at + 1] !== EMPTY) this.#put(old[at] as number, old[at + 1] as number)
    letGo(old)
  }
}

function firstOf(root: number, character: number): number {
  return (-1 - root) * CHARACTERS + character
}

function lowOf(before: number, character: number): number {
  return (before << LOW_BITS) | (character & LOW)
}

function scatter(low: number, high: number): number {
  const mixed = Math.imul(low ^ Math.imul(high, 0x85_eb_ca_6b), 0x9e_37_79_b1)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
