import { languages as en } from '../../words/en-languages.ts'
import { wordsOf } from '../../words/words-of.ts'
import { languages as zh } from '../../words/zh-languages.ts'

/** The words of the room of languages. */
export const useLanguagesWords = wordsOf(zh, en)
