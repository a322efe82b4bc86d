import { cookieOf } from '../edges/cookie.ts'
import { SESSION_DAYS } from './limits.ts'

/** What the browser of a citizen who has shown a code holds. */
export const citizenCookie = cookieOf('lianxin-citizen', SESSION_DAYS * 86_400)
