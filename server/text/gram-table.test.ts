import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { GramTable, NOTHING, ROOTS } from './gram-table.ts'

const key = fc.tuple(fc.constantFrom(...ROOTS, 0, 1, 2, 300), fc.integer({ min: 0, max: 0xff_ff }))

test('numbers what is added in its order, finds it again, and knows nothing else', () => {
  fc.assert(
    fc.property(fc.array(key, { maxLength: 6000 }), fc.array(key), (added, asked) => {
      const table = new GramTable()
      const known = new Map<string, number>()
      for (const [before, character] of added) {
        const name = `${before} ${character}`
        const number = known.get(name) ?? known.size
        expect(table.add(before, character)).toBe(number)
        known.set(name, number)
      }
      expect(table.size).toBe(known.size)
      for (const [before, character] of [...added, ...asked])
        expect(table.find(before, character)).toBe(known.get(`${before} ${character}`) ?? NOTHING)
      const { before, last } = table.entries()
      expect([...known.keys()]).toEqual([...before].map((one, n) => `${one} ${last[n]}`))
    }),
    { numRuns: 30 },
  )
})

test('grows without losing a number', () => {
  const table = new GramTable()
  for (let n = 0; n < 50_000; n++) expect(table.add(n - 1, n % 0x1_00_00)).toBe(n)
  for (let n = 0; n < 50_000; n++) expect(table.find(n - 1, n % 0x1_00_00)).toBe(n)
})
