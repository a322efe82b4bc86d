import { law as en } from '../../words/en-law.ts'
import { law as zh } from '../../words/zh-law.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The words of the statutory limits and of the numbers of the procedure. */
export const useLawWords = wordsOf(zh, en)
