import { notices as en } from '../../words/en-notices.ts'
import { notices as zh } from '../../words/zh-notices.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The words of the room of notices. */
export const useNoticesWords = wordsOf(zh, en)
