import { mongolian as en } from '../../words/en-mongolian.ts'
import { wordsOf } from '../../words/words-of.ts'
import { mongolian as zh } from '../../words/zh-mongolian.ts'

/** What is said around the Mongolian block, in the language of the page. */
export const useMongolianWords = wordsOf(zh, en, 'mongolian')
