import { answers as en } from '../../words/en-answers.ts'
import { answers as zh } from '../../words/zh-answers.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The words of the page of checked answers. */
export const useAnswersWords = wordsOf(zh, en, 'answers')
