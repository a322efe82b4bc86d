/** Between one number and the next, and before an extension. */
const FIRST = /[/,;、；，|]|转|分机|ext|#/i
const FORBIDDEN = /[^0-9+ ()\p{Pd}.·]/u

/**
 * One spelling for one telephone: full-width digits, spaces, dashes and brackets aside, `+86` and the 0 before a mobile
 * number gone, a landline with its area code `04768221234`, foreign numbers with their `+`. Of several numbers, the first.
 * Null for what is no number: too short, too long, masked (`138****0000`), words, or one digit over and over.
 */
export function normalPhone(said: string): string | null {
  const [first = ''] = said.normalize('NFKC').trim().split(FIRST, 1)
  if (FORBIDDEN.test(first)) return null
  const foreign = /^\s*(\+|00)/.test(first)
  const digits = first.replace(/\D/g, '').replace(/^00(?=[1-9])/, '')
  if (digits.length < 5 || digits.length > 18 || /^(\d)\1*$/.test(digits)) return null
  if (foreign && !digits.startsWith('86')) return `+${digits}`
  return withinChina(foreign || /^86(1\d{10}|0\d{9,11})$/.test(digits) ? digits.slice(2) : digits, foreign)
}

/** After a country code the 0 before an area code is left out; at home it is written. 400 and 800 numbers have none. */
function withinChina(digits: string, abroad: boolean): string {
  if (/^01[3-9]\d{9}$/.test(digits)) return digits.slice(1)
  const whole = /^1[3-9]\d{9}$/.test(digits) || /^(0|[48]00)/.test(digits)
  return abroad && !whole ? `0${digits}` : digits
}
