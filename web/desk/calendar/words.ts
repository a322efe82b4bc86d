import { calendar as en } from '../../words/en-calendar.ts'
import { wordsOf } from '../../words/words-of.ts'
import { calendar as zh } from '../../words/zh-calendar.ts'

/** The words of the room of the calendar and the rules. */
export const useCalendarWords = wordsOf(zh, en)
