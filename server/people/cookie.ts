import { cookieOf } from '../edges/cookie.ts'

/** What the browser of a person of the staff holds, until it is closed. */
export const sessionCookie = cookieOf('lianxin', null)
