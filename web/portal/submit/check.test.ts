import fc from 'fast-check'
import { expect, test } from 'vitest'
import { submit } from '../../../contract/intake.ts'
import { newId } from '../../new-id.ts'
import { check, limits, plainPhone } from './check.ts'

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
