import { map as en } from '../../words/en-map.ts'
import { map as zh } from '../../words/zh-map.ts'
import { wordsOf } from '../../words/words-of.ts'

/** The words on and around a map. */
export const useMapWords = wordsOf(zh, en, 'map')
