import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameTrie } from './name-trie.ts'

const name = fc.string({ unit: fc.constantFrom('东', '西', '红', '山', '星'), minLength: 1, maxLength: 6 })

test('every name is found by its letters, with all its numbers, and nothing else is', () => {
  fc.assert(
    fc.property(fc.array(name, { maxLength: 40 }), name, (names, other) => {
      const builder = nameTrie()
      for (const [n, one] of names.entries()) builder.add(one, n)
      const trie = builder.finish()
      for (const one of [...names, other]) {
        let node = 0
        for (let n = 0; n < one.length && node >= 0; n += 1) node = trie.next(node, one.charCodeAt(n))
        const found = node < 0 ? [] : [...trie.endsAt(node)].toSorted((a, b) => a - b)
        expect(found).toEqual(names.flatMap((same, n) => (same === one ? [n] : [])))
      }
    }),
  )
})

test('it grows beyond what it began with', () => {
  const builder = nameTrie()
  const names = Array.from({ length: 5000 }, (_, n) => String.fromCharCode(0x4e00 + (n % 70), 0x4e00 + n, 0x6e00 + n))
  for (const [n, one] of names.entries()) builder.add(one, n)
  const trie = builder.finish()
  const ends = names.map((one) => {
    let node = 0
    for (const letter of one) node = trie.next(node, letter.charCodeAt(0))
    return [...trie.endsAt(node)]
  })
  expect(ends).toEqual(names.map((_, n) => [n]))
  expect(trie.nodes).toBe(1 + 70 + 5000 + 5000)
})
