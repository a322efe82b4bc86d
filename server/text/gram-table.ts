/** What `find` answers for a gram that was never added. */
export const NOTHING = -1

/**
 * Numbers grams of characters: every gram is the number of the gram before its last character, and that character. Before
 * the first character stands a root, any negative number: grams of different roots are different grams. Held in typed arrays
 * with open addressing, so that a look-up allocates nothing; numbers are given in the order of adding.
 */
export class GramTable {
  #before: Int32Array
  #last: Uint16Array
  #slots: Int32Array
  #mask: number
  #size = 0

  constructor(room = 1024) {
    let slots = 2048
    while (slots < room * 2) slots *= 2
    this.#slots = new Int32Array(slots).fill(NOTHING)
    this.#mask = slots - 1
    this.#before = new Int32Array(slots / 2)
    this.#last = new Uint16Array(slots / 2)
  }

  get size(): number {
    return this.#size
  }

  /** The number of the gram that `character` ends after the gram `before`; `NOTHING` where it was never added. */
  find(before: number, character: number): number {
    let slot = scatter(before, character) & this.#mask
    for (;;) {
      const id = this.#slots[slot] as number
      if (id === NOTHING || (this.#before[id] === before && this.#last[id] === character)) return id
      slot = (slot + 1) & this.#mask
    }
  }

  /** As `find`, and gives it the next number where it has none. */
  add(before: number, character: number): number {
    let slot = scatter(before, character) & this.#mask
    for (;;) {
      const id = this.#slots[slot] as number
      if (id === NOTHING) break
      if (this.#before[id] === before && this.#last[id] === character) return id
      slot = (slot + 1) & this.#mask
    }
    if (this.#size === this.#before.length) {
      this.#grow()
      return this.add(before, character)
    }
    const id = this.#size
    this.#size += 1
    this.#before[id] = before
    this.#last[id] = character
    this.#slots[slot] = id
    return id
  }

  beforeOf(id: number): number {
    return this.#before[id] as number
  }

  lastOf(id: number): number {
    return this.#last[id] as number
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(NOTHING)
    this.#mask = slots.length - 1
    for (let id = 0; id < this.#size; id++) {
      let slot = scatter(this.#before[id] as number, this.#last[id] as number) & this.#mask
      while (slots[slot] !== NOTHING) slot = (slot + 1) & this.#mask
      slots[slot] = id
    }
    this.#slots = slots
    const before = new Int32Array(slots.length / 2)
    before.set(this.#before)
    this.#before = before
    const last = new Uint16Array(slots.length / 2)
    last.set(this.#last)
    this.#last = last
  }
}

function scatter(before: number, character: number): number {
  const mixed = Math.imul(before + 1, 0x9e_37_79_b1) ^ Math.imul(character, 0x85_eb_ca_6b)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
