import { leading as en } from '../../words/en-leading.ts'
import { leading as zh } from '../../words/zh-leading.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The words of a leader's board. */
export const useLeadingWords = wordsOf(zh, en)
