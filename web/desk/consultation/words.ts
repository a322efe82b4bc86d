import { consultation as en } from '../../words/en-consultation.ts'
import { consultation as zh } from '../../words/zh-consultation.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The words of the consultation room. */
export const useConsultationWords = wordsOf(zh, en)
