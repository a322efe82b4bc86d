import { supervision as en } from '../../words/en-supervision.ts'
import { supervision as zh } from '../../words/zh-supervision.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The words of the supervision board. */
export const useSupervisionWords = wordsOf(zh, en)
