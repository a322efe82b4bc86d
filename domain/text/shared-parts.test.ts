import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharedParts } from './shared-parts.ts'

const marked = (text: string, other: string) =>
  sharedParts(text, other)
    .map((part) => (part.shared ? part.text : `[${part.text}]`))
    .join('')

test.each([
  ['路灯坏了三天', '路灯坏了一周', '路灯坏了[三天]'],
  ['整个楼暖气不热', '三号楼暖气不热', '[整个]楼暖气不热'],
  ['全都一样', '全都一样', '全都一样'],
  ['没有相同', '', '[没有相同]'],
  ['', '什么', ''],
  ['水。水', '水', '[水。水]'],
])('%s beside %s', (text, other, expected) => {
  expect(marked(text, other)).toBe(expected)
})

test('joined, the parts are the text again, whatever it is', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 })
  fc.assert(
    fc.property(text, text, (one, other) => {
      const parts = sharedParts(one, other)
      expect(parts.map((part) => part.text).join('')).toBe(one)
      expect(parts.every((part, n) => n === 0 || part.shared !== parts[n - 1]?.shared)).toBe(true)
    }),
  )
})
