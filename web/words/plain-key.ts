import type { Action, Status } from '../../domain/ledger/actions.ts'
import type { Count, Text } from './words.ts'
import type { answers } from './zh-answers.ts'
import type { book } from './zh-book.ts'
import type { join } from './zh-join.ts'
import type { map } from './zh-map.ts'
import type { mongolian } from './zh-mongolian.ts'
import type { offline } from './zh-offline.ts'

/**
 * Where a text that citizens read stands: in the portal's catalogue by its path, in a feature's by `feature:key`, the name
 * of a status or of a step by its own word.
 */
export type PortalKey =
  | Text
  | `${Count}.${'one' | 'other'}`
  | `answers:${keyof typeof answers}`
  | `book:${keyof typeof book}`
  | `join:${keyof typeof join}`
  | `map:${keyof typeof map}`
  | `mongolian:${keyof typeof mongolian}`
  | `offline:${keyof typeof offline}`
  | `status:${Status}`
  | `action:${Action}`

/** 大字版's own words: everyday words and short sentences, where the usual ones are an office's. */
export type PlainWords = Readonly<Partial<Record<PortalKey, string>>>
