import { expect, test } from 'vitest'
import { likeliestCategories } from './likeliest-categories.ts'
import type { Reader } from './reader.ts'

const said = (guesses: Readonly<Record<string, number>>) =>
  Object.entries(guesses).map(([label, probability]) => ({ label, probability, sure: false, reasons: [] }))

/** A tree of two levels, of which 03 has nothing below it. */
const models: Readonly<Record<string, ReturnType<typeof said>>> = {
  category: said({ '01': 0.6, '02': 0.3, '03': 0.1 }),
  'category/01': said({ '0101': 0.5, '0102': 0.4, '0103': 0.1 }),
  'category/02': said({ '0201': 0.9, '0202': 0.1 }),
}
const reader: Pick<Reader, 'read'> = { read: (name, _message, most) => (models[name] ?? []).slice(0, most) }
const codes = (stands: (code: string) => boolean) =>
  likeliestCategories(reader, { text: 'x' }, stands).map(({ code, probability }) => [
    code,
    Math.round(100 * probability),
  ])

test.each([
  [
    'all stand',
    () => true,
    [
      ['0101', 30],
      ['0201', 27],
      ['0102', 24],
    ],
  ],
  [
    'a leaf has ended',
    (code: string) => code !== '0101',
    [
      ['0201', 27],
      ['0102', 24],
      ['03', 10],
    ],
  ],
  [
    'a branch has ended',
    (code: string) => !code.startsWith('01'),
    [
      ['0201', 27],
      ['03', 10],
      ['0202', 3],
    ],
  ],
  [
    'all below has ended',
    (code: string) => code.length === 2,
    [
      ['01', 60],
      ['02', 30],
      ['03', 10],
    ],
  ],
  ['nothing stands', () => false, []],
] as const)('%s', (_name, stands, expected) => {
  expect(codes(stands)).toEqual(expected)
})
