import { told as en } from '../../words/en-told.ts'
import { told as zh } from '../../words/zh-told.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The words of what a submitter was told, and of the page a notice leads to. */
export const useToldWords = wordsOf(zh, en)
