import { matter as en } from '../../words/en-matter.ts'
import { matter as zh } from '../../words/zh-matter.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The words of a matter's page. */
export const useMatterWords = wordsOf(zh, en)
