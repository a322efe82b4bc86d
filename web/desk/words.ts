import { staff as en } from '../words/en-staff.ts'
import { staff as zh } from '../words/zh-staff.ts'
import { wordsOf } from '../words/words-of.ts'

/** The words of the pages at the door and of one's own account. */
export const useStaffWords = wordsOf(zh, en)
