import type { PlainWords } from './plain-key.ts'
import { own } from './plain-zh-own.ts'
import { rest } from './plain-zh-rest.ts'
import { say } from './plain-zh-say.ts'

/**
 * What 大字版 says in place of the usual words: as one would say it to somebody of seventy, across a table. A text that is
 * plain already has no entry. 编号 and 查询码 keep their names: they stand so on receipts and in short messages.
 */
export const plain: PlainWords = { ...say, ...own, ...rest }
