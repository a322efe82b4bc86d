import { lackingFor, plainPhone } from '../../notice-way.ts'
import type { Contact, Draft } from './draft.ts'

export type FieldName = 'text' | 'address' | 'name' | 'phone' | 'notices' | 'email'
/** What is wrong with a field, as a key of `submit.check` with its values; of the ways to be told, of their own words. */
export type Wrong = Readonly<{
  key: 'textMissing' | 'textLong' | 'characters' | 'tooLong' | 'phone' | 'noMobile' | 'email'
  max?: number
  over?: number
}>

/** The contract's limits, in characters. `check.test.ts` holds them against it. */
export const limits = { text: 20_000, address: 200, name: 50 } as const

/** What the contract would refuse, by field, in the order of the page; empty: it can be sent. */
export function check(
  { text, address }: Pick<Draft, 'text' | 'address'>,
  { name, phone, email = '', notices }: Contact,
) {
  const found: Partial<Record<FieldName, Wrong>> = {}
  const put = (field: FieldName, wrong: Wrong | null) => {
    if (wrong) found[field] = wrong
  }
  put('text', text.trim() ? long('textLong', text, limits.text) : { key: 'textMissing' })
  put('address', long('tooLong', address, limits.address))
  put('name', long('tooLong', name, limits.name))
  put('phone', phone.trim() && !/^\+?[0-9][0-9 -]{4,19}$/.test(plainPhone(phone)) ? { key: 'phone' } : null)
  const lacks = lackingFor(notices, { phone, email })
  put('notices', lacks === 'noMobile' ? { key: lacks } : null)
  put('email', lacks === 'email' ? { key: lacks } : null)
  return found
}

function long(key: 'textLong' | 'tooLong', words: string, max: number): Wrong | null {
  // With the u flag a surrogate matches only where it stands alone.
  if (/[\uD800-\uDFFF\0]/u.test(words)) return { key: 'characters' }
  const over = Array.from(words).length - max
  return over > 0 ? { key, max, over } : null
}
