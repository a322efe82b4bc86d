import { cleaned } from '../text/clean.ts'
import type { Fault } from './fault.ts'
import type { DangerWord } from './rows.ts'

/** So many parts may have to stand together. */
export const MOST_PARTS = 4
/** A part is a word, not a sentence. */
export const MOST_LETTERS = 20

const isWord = /^[\p{L}\p{M}\p{N}]+$/u

/** What keeps words of danger from being found, or would find them everywhere. */
export function dangerFaults({ parts }: DangerWord): readonly Fault[] {
  const read = parts.map((part) => cleaned(part))
  if (!read.every((part) => isWord.test(part)))
    return [
      {
        zh: '险情词的每一部分写一个词，不写标点和整句话。',
        en: 'Each part is one word, without punctuation, not a sentence.',
      },
    ]
  if (new Set(read).size < read.length)
    return [{ zh: '险情词的各部分不能相同。', en: 'The parts differ from each other.' }]
  if (read.length > 1 || (read[0]?.length ?? 0) > 1) return []
  return [
    {
      zh: '单独一个字到处都有，请写两个字以上的词，或再加一部分。',
      en: 'A single character stands everywhere; write a longer word, or add a part.',
    },
  ]
}
