import { cookieOf } from '../edges/cookie.ts'
import { SESSION_DAYS } from './limits.ts'

/** What the browser holds of a citizen's session. */
export const citizenCookie = cookieOf('lianxin-citizen', SESSION_DAYS * 86_400)
