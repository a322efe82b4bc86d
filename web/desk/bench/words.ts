import { bench as en } from '../../words/en-bench.ts'
import { bench as zh } from '../../words/zh-bench.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The words of a unit's bench. */
export const useBenchWords = wordsOf(zh, en)
