import type { PlainWords } from './plain-key.ts'
import { own } from './plain-en-own.ts'
import { rest } from './plain-en-rest.ts'
import { say } from './plain-en-say.ts'

/** What the page with large letters says in English in place of the usual words; see `plain-zh.ts`. */
export const plain: PlainWords = { ...say, ...own, ...rest }
