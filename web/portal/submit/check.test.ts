import fc from 'fast-check'
import { expect, test } from 'vitest'
import { submit } from '../../../contract/intake.ts'
import { newId } from '../../new-id.ts'
import { isEmail, plainPhone } from '../../notice-way.ts'
import { check, limits } from './check.ts'

const nobody = { name: '', phone: '' }

test.each([
  ['text', { text: '' }, 'textMissing'],
  ['text', { text: ' \n　' }, 'textMissing'],
  ['text', { text: '话'.repeat(limits.text) }, undefined],
  ['text', { text: '话'.repeat(limits.text + 2) }, 'textLong'],
  ['text', { text: '𠮷'.repeat(limits.text) }, undefined],
  ['text', { text: '断\uD83D开' }, 'characters'],
  ['text', { text: '空\0字' }, 'characters'],
  ['address', { address: '路'.repeat(limits.address + 1) }, 'tooLong'],
  ['name', { name: '名'.repeat(limits.name + 1) }, 'tooLong'],
  ['phone', { phone: '打给我' }, 'phone'],
  ['phone', { phone: '138 0000 0000' }, undefined],
  ['phone', { phone: '１３８００００００００' }, undefined],
  ['phone', { phone: '0479—1234567' }, undefined],
  ['phone', { phone: '+86 479 1234567' }, undefined],
] as const)('%s %#: %o is %s', (field, written, verdict) => {
  const found = check({ text: '有话说', address: '', ...written }, { ...nobody, ...written })
  expect(found[field]?.key).toBe(verdict)
})

test('says how many characters are too many', () => {
  expect(check({ text: '话'.repeat(limits.text + 2), address: '' }, nobody).text).toEqual({
    key: 'textLong',
    max: limits.text,
    over: 2,
  })
})

const written = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 260 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom('', ' ', '话'.repeat(50), '话'.repeat(51), '路'.repeat(200), '路'.repeat(201), '\uD800', 'a\0'),
)
const dialled = fc.oneof(fc.stringMatching(/^\+?[0-9 —-]{0,22}$/), written)

test('what passes, the contract takes; what does not, it refuses', () => {
  fc.assert(
    fc.property(written, written, written, dialled, (text, address, name, phone) => {
      const plain = plainPhone(phone)
      const body = {
        id: newId(),
        text,
        ...(address.trim() && { address: address.trim() }),
        submitter: { ...(name.trim() && { name: name.trim() }), ...(plain && { phone: plain }) },
      }
      const passes = Object.keys(check({ text, address: address.trim() }, { name: name.trim(), phone })).length === 0
      expect(submit.body.safeParse(body).success).toBe(passes)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['by SMS to nobody', { notices: 'sms', phone: '' }, ['notices']],
  ['by SMS to a landline', { notices: 'sms', phone: '0479-1234567' }, ['notices']],
  ['by SMS', { notices: 'sms', phone: '+86 138 0000 0000' }, []],
  ['by e-mail to nobody', { notices: 'email', phone: '' }, ['email']],
  ['by e-mail to half an address', { notices: 'email', phone: '', email: 'name@' }, ['email']],
  ['by e-mail', { notices: 'email', phone: '', email: ' name@example.com ' }, []],
  ['on the page, whatever else is written', { notices: 'page', phone: '', email: 'name@' }, []],
  ['as it comes', { phone: '0479-1234567' }, []],
] as const)('told %s', (_, contact, expected) => {
  expect(Object.keys(check({ text: '有话说', address: '' }, { ...nobody, ...contact }))).toEqual(expected)
})

test('an address is one where the contract takes it', () => {
  const some = fc.oneof(
    fc.emailAddress(),
    fc.stringMatching(/^[a-z.+'_-]{0,6}@?[a-z.-]{0,8}\.?[a-z]{0,3}$/),
    fc.constantFrom(`${'a'.repeat(189)}@example.com`, `${'a'.repeat(190)}@example.com`, '名@example.com', 'a@b.c'),
  )
  const taken = (email: string) =>
    submit.body.safeParse({ id: newId(), text: '有话说', submitter: { email, notices: 'email' } }).success
  fc.assert(
    fc.property(some, (address) => {
      expect([address, isEmail(address)]).toEqual([address, taken(address)])
    }),
    { numRuns: 1000 },
  )
})
