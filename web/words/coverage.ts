import { type Sourced, sources } from './mn.ts'

/** Who reads a text: citizens, the desk, both by the names of the procedure, or whoever something failed for. */
export const areas = ['portal', 'desk', 'procedure', 'failure'] as const
export type Area = (typeof areas)[number]

/** A text of the platform: where it stands, in Chinese, and in English where there is any. */
export type Text = Readonly<{ key: string; area: Area; zh: string; en: string | undefined }>

/** What is translated beside Chinese: two languages, and the simple words of large letters in both. */
export const tongues = ['en', 'mn', 'plainZh', 'plainEn'] as const
export type Tongue = (typeof tongues)[number]

/** Where a language is spoken: English everywhere; Mongolian and simple words where citizens read. */
const spokenIn: Readonly<Record<Tongue, readonly Area[]>> = {
  en: areas,
  mn: ['portal', 'procedure'],
  plainZh: ['portal', 'procedure'],
  plainEn: ['portal', 'procedure'],
}

export type Overlays = Readonly<{
  mn: Readonly<Partial<Record<string, Sourced>>>
  plainZh: Readonly<Partial<Record<string, string>>>
  plainEn: Readonly<Partial<Record<string, string>>>
}>

/** A text as it is in one language: what is said, and by which source; `said` is undefined where it falls back. */
export type Line = Text & Readonly<{ said: string | undefined; source: string | undefined }>

/** The texts that a language has to say, each with what it says. */
export function linesIn(tongue: Tongue, texts: readonly Text[], overlays: Overlays): readonly Line[] {
  return texts
    .filter(({ area }) => spokenIn[tongue].includes(area))
    .map((text) => {
      if (tongue === 'en') return { ...text, said: text.en, source: undefined }
      if (tongue !== 'mn') return { ...text, said: overlays[tongue][text.key], source: undefined }
      const found = overlays.mn[text.key]
      return { ...text, said: found?.text, source: found && `${sources[found.source].name}, ${found.at}` }
    })
}

/** A catalogue as a list, each text by its path. */
export function textsOf(area: Area, prefix: string, zh: object, en: object): readonly Text[] {
  const english = new Map(paths(en))
  return paths(zh).map(([path, text]) => ({ key: `${prefix}${path}`, area, zh: text, en: english.get(path) }))
}

function paths(words: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const here = path ? `${path}.${key}` : key
    return typeof value === 'string' ? [[here, value] as const] : paths(value as object, here)
  })
}
