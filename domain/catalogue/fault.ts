import type { CatalogueName } from './rows.ts'

/** A row of a catalogue by name and code: `unit/roads`. */
export type Key = `${CatalogueName}/${string}`

export function key(catalogue: CatalogueName, code: string): Key {
  return `${catalogue}/${code}`
}

/** What is wrong with a row as things stand, and which other row it is about. */
export type Fault = Readonly<{ zh: string; en: string; about?: Key }>
