import type { due } from '../../words/zh-due.ts'

/** Where the words for so many days stand: days of work, or of 24 hours. */
export function dayWords(kind: 'day' | 'workday', days: number): keyof typeof due {
  return `span.${kind}.${days === 1 ? 'one' : 'other'}`
}
