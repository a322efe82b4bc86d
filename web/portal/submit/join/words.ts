import { join as en } from '../../../words/en-join.ts'
import { wordsOf } from '../../../words/words-of.ts'
import { join as zh } from '../../../words/zh-join.ts'

/** The words of joining others' matter. */
export const useJoinWords = wordsOf(zh, en, 'join')
