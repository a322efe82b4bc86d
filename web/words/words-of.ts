import { useMemo } from 'react'
import { useSpeech } from '../language.ts'
import { filled, type Values } from './words.ts'

type Catalogue = Readonly<Record<string, string>>

/** Speaks one feature's texts, with values put in for `{name}`. */
export type Says<Z extends Catalogue> = (key: keyof Z & string, values?: Values) => string

/**
 * The texts of one feature as a hook that speaks the language of the page. Both catalogues come with the feature's own
 * chunk, so nobody fetches the words of rooms they do not enter.
 *
 * @param feature under which a feature of the portal has simple words (`words/plain-zh.ts`)
 */
export function wordsOf<const Z extends Catalogue>(
  zh: Z,
  en: Readonly<Record<keyof Z & string, string>>,
  feature?: string,
): () => Says<Z> {
  return () => {
    const { language, plain } = useSpeech()
    return useMemo(() => {
      const words: Readonly<Record<keyof Z & string, string>> = language === 'en' ? en : zh
      return (key, values = {}) => filled(plain(`${feature}:${key}`, words[key]), values)
    }, [language, plain])
  }
}

/** Speaks from one catalogue. */
export function saysFrom<Z extends Catalogue>(words: Readonly<Record<keyof Z & string, string>>): Says<Z> {
  return (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
