import { danger as en } from '../../words/en-danger.ts'
import { wordsOf } from '../../words/words-of.ts'
import { danger as zh } from '../../words/zh-danger.ts'

/** The words of the words of danger. */
export const useDangerWords = wordsOf(zh, en)
