import { triage as en } from '../../words/en-triage.ts'
import { triage as zh } from '../../words/zh-triage.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The words of the room where matters are judged and sent. */
export const useTriageWords = wordsOf(zh, en)
