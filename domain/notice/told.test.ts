import { expect, test } from 'vitest'
import { withoutSuperseded } from './told.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2, 1, 0, seconds))
const one = (name: string, topic: string | null, seconds: number, unitId = 'housing') => ({
  name,
  topic,
  to: { unitId, leaders: false },
  at: at(seconds),
})

test.each([
  [
    'half time and 48 hours that come together after a night’s sleep',
    [one('half', 'o result', 0), one('48', 'o result', 0)],
    ['48'],
  ],
  ['an hour apart', [one('half', 'o result', 0), one('48', 'o result', 3600)], ['half', '48']],
  ['of two stages', [one('accept', 'o accept', 0), one('result', 'o result', 0)], ['accept', 'result']],
  ['to two units', [one('a', 'o result', 0), one('b', 'o result', 0, 'roads')], ['a', 'b']],
  ['what is no reminder', [one('a', null, 0), one('b', null, 0)], ['a', 'b']],
] as const)('%s', (_, told, left) => {
  expect(withoutSuperseded(told).map(({ name }) => name)).toEqual(left)
})
