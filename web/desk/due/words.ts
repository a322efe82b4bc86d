import { due as en } from '../../words/en-due.ts'
import { due as zh } from '../../words/zh-due.ts'
import { wordsOf } from '../../words/words-of.ts'

/** How what is left of a promise is said. */
export const useDueWords = wordsOf(zh, en)
