import { matters as en } from '../../words/en-matters.ts'
import { matters as zh } from '../../words/zh-matters.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The words of the list of matters. */
export const useMattersWords = wordsOf(zh, en)
