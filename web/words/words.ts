import type { zh } from './zh.ts'

type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : Same<T[K]> }

/** The shape of a language: every text of `zh`, none left out and none of its own. */
export type Words = Same<typeof zh>

/** A text whose form depends on a number, by the language's own plural rules. */
type Forms = Readonly<{ one: string; other: string }>

type Texts<T, P extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${K}` : T[K] extends Forms ? never : Texts<T[K], `${P}${K}.`>
}[keyof T & string]
type Counts<T, P extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? never : T[K] extends Forms ? `${P}${K}` : Counts<T[K], `${P}${K}.`>
}[keyof T & string]

/** Where a text stands in the catalogue: `home.slogan`. */
export type Text = Texts<typeof zh>
/** Where a text with a number stands. */
export type Count = Counts<typeof zh>
export type Values = Readonly<Record<string, string | number>>

/** The text at a path, as it stands in the catalogue; undefined where the catalogue has none. */
export function textAt(words: object, path: string): string | undefined {
  const found = path
    .split('.')
    .reduce<unknown>((here, step) => (here as Record<string, unknown> | undefined)?.[step], words)
  return typeof found === 'string' ? found : undefined
}

/** A text with values put in for `{name}`. */
export function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
