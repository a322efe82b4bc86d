import { offline as en } from '../words/en-offline.ts'
import { offline as zh } from '../words/zh-offline.ts'
import { wordsOf } from '../words/words-of.ts'

/** The words of the portal without a network. */
export const useOfflineWords = wordsOf(zh, en, 'offline')
