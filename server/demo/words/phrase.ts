import type { Chance } from '../chance.ts'

/** Says a phrase: `[a|b]` becomes one of them, `{3-9}` a number, `{place}` what the slot holds. */
export type Say = (phrase: string) => string

/**
 * A way of saying phrases in which each slot, once said, keeps its word: a title and a text tell of the same shop.
 *
 * @param slots what a slot may hold; one of several is drawn when it is first said
 */
export function saying(slots: Readonly<Record<string, string | readonly string[]>>, chance: Chance): Say {
  const held = new Map<string, string>()
  const slot = (name: string): string => {
    const known = held.get(name)
    if (known !== undefined) return known
    const words = slots[name]
    if (words === undefined) throw new RangeError(`no slot {${name}}`)
    const word = typeof words === 'string' ? words : chance.pick(words)
    held.set(name, word)
    return word
  }
  return (phrase) =>
    phrase
      .replace(/\[([^\]]*)\]/g, (_, either: string) => chance.pick(either.split('|')))
      .replace(/\{(\d+)-(\d+)\}/g, (_, low: string, high: string) => number(Number(low), Number(high), chance))
      .replace(/\{(\w+)\}/g, (_, name: string) => slot(name))
}

/** Amounts of hundreds and thousands come round, as people say them; years do not. */
function number(low: number, high: number, chance: Chance): string {
  const drawn = chance.integer(low, high)
  if (low > 1900 && high < 2100) return String(drawn)
  const step = high >= 2000 ? 100 : high >= 200 ? 10 : 1
  return String(Math.max(low, Math.round(drawn / step) * step))
}
