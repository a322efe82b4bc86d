import { book as en } from '../../words/en-book.ts'
import { book as zh } from '../../words/zh-book.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The words of the public matters. */
export const useBookWords = wordsOf(zh, en, 'book')
