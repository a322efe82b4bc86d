import { useSyncExternalStore } from 'react'
import { type Count, filled, type Text, textAt, type Values } from './words/words.ts'
import { zh } from './words/zh.ts'

export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

// A catalogue of our own in fifty lines: i18next with its React part would take 17 KB of the 120 KB of script that the
// portal may load at first.

/** What `<html lang>` says for each. */
const tags: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' }
const KEY = 'lianxin.language'

const catalogues: Partial<Record<Language, object>> = { zh }
/** 大字版's own words, by the place of the text they stand for. */
const plainOnes: Partial<Record<Language, Readonly<Record<string, string>>>> = {}
const listeners = new Set<() => void>()
let spoken = speechIn('zh', false)
let wanted: Readonly<{ language: Language; plainly: boolean }> = { language: 'zh', plainly: false }

/**
 * Changes the language of the page and remembers it; whatever is not there yet is fetched first.
 *
 * @param plainly in the simple words of 大字版; where these cannot be had, the usual words stand
 */
export async function speak(language: Language, plainly = wanted.plainly): Promise<void> {
  const asked = { language, plainly }
  wanted = asked
  await Promise.all([fetchWords(language), (plainly ? fetchPlain(language) : Promise.resolve()).catch(() => undefined)])
  // While it was fetched, something else may have been asked for.
  if (asked !== wanted) return
  spoken = speechIn(language, plainly)
  document.documentElement.lang = tags[language]
  remember(language)
  for (const listener of listeners) listener()
}

/** Changes to simple words and back, whatever the language. */
export function speakPlainly(plainly: boolean): Promise<void> {
  return speak(wanted.language, plainly)
}

async function fetchWords(language: Language) {
  catalogues[language] ??= (await import('./words/en.ts')).en
}

async function fetchPlain(language: Language) {
  plainOnes[language] ??= (
    await (language === 'en' ? import('./words/plain-en.ts') : import('./words/plain-zh.ts'))
  ).plain
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
  /** Whether simple words are asked for. */
  plainly: boolean
  /** What is said at a place in simple words, where they are asked for and there are any; otherwise the usual words. */
  plain: (key: string, usual: string) => string
  t: (text: Text, values?: Values) => string
  /** A text with a number in it, in the form the number asks for. */
  count: (text: Count, n: number) => string
}>

/** The speech of a language; what it lacks is said in Chinese. */
function speechIn(language: Language, plainly: boolean): Speech {
  const rules = new Intl.PluralRules(tags[language])
  const plain = plainly ? plainOnes[language] : undefined
  const find = (path: string, values: Values = {}) => {
    const text = plain?.[path] ?? textAt(catalogues[language] ?? zh, path) ?? textAt(zh, path)
    return text === undefined ? text : filled(text, values)
  }
  return {
    language,
    plainly,
    plain: (key, usual) => plain?.[key] ?? usual,
    t: (text, values) => find(text, values) ?? text,
    count: (text, n) => find(`${text}.${rules.select(n)}`, { n }) ?? find(`${text}.other`, { n }) ?? text,
  }
}

/** The speech of the page; whatever uses it is drawn anew when the language changes. */
export function useSpeech(): Speech {
  return useSyncExternalStore(listen, () => spoken)
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
