import { reader as en } from '../../words/en-reader.ts'
import { reader as zh } from '../../words/zh-reader.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The words of the room in which the reader is looked after. */
export const useReaderWords = wordsOf(zh, en)
