import { act as en } from '../../words/en-act.ts'
import { act as zh } from '../../words/zh-act.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The words of the forms. */
export const useActWords = wordsOf(zh, en)
