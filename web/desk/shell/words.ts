import { shell as en } from '../../words/en-shell.ts'
import { shell as zh } from '../../words/zh-shell.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The words of the desk's frame. */
export const useShellWords = wordsOf(zh, en)
