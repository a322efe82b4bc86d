type Timed = Readonly<{ at: number; order: number }>

/** What waits for its time: the earliest comes first, of the same time the one that was put in first. */
export type Heap<T extends Timed> = Readonly<{
  push: (one: T) => void
  first: () => T | undefined
  pop: () => T | undefined
}>

/** A binary heap: the earliest lies first. */
export function heap<T extends Timed>(): Heap<T> {
  const all: T[] = []
  return {
    first: () => all[0],

    push(one) {
      let place = all.push(one) - 1
      for (let above = (place - 1) >> 1; place > 0 && before(one, all[above] as T); above = (place - 1) >> 1) {
        all[place] = all[above] as T
        place = above
      }
      all[place] = one
    },

    pop() {
      const first = all[0]
      const last = all.pop()
      if (!first || !last || all.length === 0) return first
      let place = 0
      for (;;) {
        const left = 2 * place + 1
        const right = left + 1
        const smaller = right < all.length && before(all[right] as T, all[left] as T) ? right : left
        if (smaller >= all.length || before(last, all[smaller] as T)) break
        all[place] = all[smaller] as T
        place = smaller
      }
      all[place] = last
      return first
    },
  }
}

function before(a: Timed, b: Timed): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}
