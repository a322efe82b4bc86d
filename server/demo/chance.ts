/** Seeded chance: the same seed gives the same sequence on every machine. */
export type Chance = Readonly<{
  /** 0 ≤ next < 1. */
  next: () => number
  /** A whole number from `low` to `high`, both included. */
  integer: (low: number, high: number) => number
  /** True in this share of cases. */
  happens: (share: number) => boolean
  pick: <T>(list: readonly T[]) => T
  /** `count` different ones, in the order of the list; all of them where there are fewer. */
  some: <T>(list: readonly T[], count: number) => readonly T[]
  weighted: <K extends string>(weights: Readonly<Partial<Record<K, number>>>) => K
  shuffle: <T>(list: readonly T[]) => readonly T[]
  /** Bell-shaped around `mean`, never further than three `spread` away. */
  around: (mean: number, spread: number) => number
}>

/** The chance that a seed stands for. Derived seeds are written `${seed}/what-for`, so that one use never shifts another. */
export function chanceFrom(seed: string): Chance {
  const next = sfc32(seed)
  const integer = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const shuffle = <T>(list: readonly T[]) =>
    list
      .map((one) => [next(), one] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, one]) => one)
  return {
    next,
    integer,
    happens: (share) => next() < share,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('nothing to pick from')
      return list[integer(0, list.length - 1)] as (typeof list)[number]
    },
    some: (list, count) => {
      const kept = new Set(shuffle(list.map((_, n) => n)).slice(0, count))
      return list.filter((_, n) => kept.has(n))
    },
    weighted: <K extends string>(weights: Readonly<Partial<Record<K, number>>>) => {
      const pairs = Object.entries<number | undefined>(weights).map(([key, weight]) => [key as K, weight ?? 0] as const)
      let left = next() * pairs.reduce((sum, [, weight]) => sum + weight, 0)
      const hit = pairs.find(([, weight]) => (left -= weight) < 0)
      if (!hit) throw new RangeError('no weight above zero')
      return hit[0]
    },
    shuffle,
    around: (mean, spread) => {
      const bell = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
      return mean + spread * Math.max(-3, Math.min(3, bell))
    },
  }
}

/** sfc32 (Chris Doty-Humphrey, PractRand), seeded with the xmur3 hash of the text. */
function sfc32(seed: string): () => number {
  const hash = xmur3(seed)
  let [a, b, c, count] = [hash(), hash(), hash(), 1]
  const next = () => {
    const sum = (((a + b) | 0) + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
  for (let warming = 0; warming < 12; warming += 1) next()
  return next
}

function xmur3(text: string): () => number {
  let hash = 1_779_033_703 ^ text.length
  for (let n = 0; n < text.length; n += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(n), 3_432_918_353)
    hash = (hash << 13) | (hash >>> 19)
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507)
    hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909)
    hash ^= hash >>> 16
    return hash >>> 0
  }
}
