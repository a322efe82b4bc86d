import { calls as en } from '../../words/en-calls.ts'
import { calls as zh } from '../../words/zh-calls.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The words of the call desk. */
export const useCallWords = wordsOf(zh, en)
