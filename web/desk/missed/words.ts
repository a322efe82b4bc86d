import { missed as en } from '../../words/en-missed.ts'
import { missed as zh } from '../../words/zh-missed.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The words of missed calls. */
export const useMissedWords = wordsOf(zh, en)
