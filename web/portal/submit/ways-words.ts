import { ways as en } from '../../words/en-ways.ts'
import { wordsOf } from '../../words/words-of.ts'
import { ways as zh } from '../../words/zh-ways.ts'

/** The words of how somebody wants to be told. */
export const useWaysWords = wordsOf(zh, en, 'ways')
