import type { Message } from '../text/grams.ts'
import type { Asked } from './reader.ts'

/** One message and what people decided of it; `id` names it in the report. */
export type MarkedMessage = Message &
  Readonly<{
    id: string
    /** The codes from the top of the tree down to its category; empty where it has none. */
    category: readonly string[]
    /** The other marks, as far as they are known. */
    marks: Readonly<Partial<Record<Exclude<Asked, 'category'>, string>>>
  }>
