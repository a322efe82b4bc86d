import { AppError } from '../errors.ts'
import type { MarkedMessage } from './lesson.ts'

/** The failure of learning from too little: says how much there is. */
export function tooFewLessons(messages: readonly MarkedMessage[]): AppError {
  const classes = new Set(messages.flatMap(({ category }) => category.slice(0, 1))).size
  return new AppError('reader-too-few-lessons', { params: { n: messages.length, classes } })
}
