import type * as book from '../contract/book.ts'
import type * as intake from '../contract/intake.ts'
import { at } from './api.ts'

// Method and path are spelled out and checked against the contract by the compiler; its shapes are used as types
// alone, which keeps zod (29 KB) out of what a citizen's phone loads.

export const submit = at<typeof intake.submit>('POST', '/api/submissions')
export const lookUp = at<typeof intake.lookUp>('GET', '/api/submissions/:number')
export const attach = at<typeof intake.attach>('POST', '/api/submissions/:number/attachments')
export const readBook = at<typeof book.readBook>('GET', '/api/book')
