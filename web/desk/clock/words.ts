import { clock as en } from '../../words/en-clock.ts'
import { clock as zh } from '../../words/zh-clock.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The sentences of a clock. */
export const useClockWords = wordsOf(zh, en)
