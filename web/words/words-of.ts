import { useMemo } from 'react'
import { useSpeech } from '../language.ts'
import type { Values } from './words.ts'

type Catalogue = Readonly<Record<string, string>>

/** Speaks one feature's texts, with values put in for `{name}`. */
export type Says<Z extends Catalogue> = (key: keyof Z & string, values?: Values) => string

/**
 * The texts of one feature as a hook that speaks the language of the page. Both catalogues come with the feature's own
 * chunk, so nobody fetches the words of rooms they do not enter.
 */
export function wordsOf<const Z extends Catalogue>(
  zh: Z,
  en: Readonly<Record<keyof Z & string, string>>,
): () => Says<Z> {
  return () => {
    const { language } = useSpeech()
    return useMemo(() => saysFrom<Z>(language === 'en' ? en : zh), [language])
  }
}

/** Speaks from one catalogue. */
export function saysFrom<Z extends Catalogue>(words: Readonly<Record<keyof Z & string, string>>): Says<Z> {
  return (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
