import { useMemo, useSyncExternalStore } from 'react'
import { type Count, type Text, textAt, type Values } from './words/words.ts'
import { zh } from './words/zh.ts'

export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

// A catalogue of our own in fifty lines: i18next with its React part would take 17 KB of the 120 KB of script that the
// portal may load at first.

/** What `<html lang>` says for each. */
const tags: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' }
const KEY = 'lianxin.language'

const catalogues: Partial<Record<Language, object>> = { zh }
const listeners = new Set<() => void>()
let spoken: Language = 'zh'

/** Changes the language of the page and remembers it; a language other than Chinese is fetched first. */
export async function speak(language: Language): Promise<void> {
  if (language === 'en') catalogues.en ??= (await import('./words/en.ts')).en
  spoken = language
  document.documentElement.lang = tags[language]
  remember(language)
  for (const listener of listeners) listener()
}

/** The language chosen last time; Chinese the first time, whatever the browser speaks. */
export function rememberedLanguage(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // A browser that keeps nothing forgets the choice, no more.
  }
}

/** How the page speaks: texts by their place in the catalogue, and the language they come in. */
export type Speech = Readonly<{
  language: Language
  t: (text: Text, values?: Values) => string
  /** A text with a number in it, in the form the number asks for. */
  count: (text: Count, n: number) => string
}>

/** The speech of a language; what it lacks is said in Chinese. */
export function speechIn(language: Language): Speech {
  const rules = new Intl.PluralRules(tags[language])
  const find = (path: string, values?: Values) =>
    textAt(catalogues[language] ?? zh, path, values) ?? textAt(zh, path, values)
  return {
    language,
    t: (text, values) => find(text, values) ?? text,
    count: (text, n) => find(`${text}.${rules.select(n)}`, { n }) ?? find(`${text}.other`, { n }) ?? text,
  }
}

/** The speech of the page; whatever uses it is drawn anew when the language changes. */
export function useSpeech(): Speech {
  const language = useSyncExternalStore(listen, () => spoken)
  return useMemo(() => speechIn(language), [language])
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
