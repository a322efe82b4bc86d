import { duties as en } from '../../words/en-duties.ts'
import { duties as zh } from '../../words/zh-duties.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The words of the room in which the duty list is looked through. */
export const useDutyWords = wordsOf(zh, en)
