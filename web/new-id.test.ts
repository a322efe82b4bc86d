import { expect, test } from 'vitest'
import { newId as shape } from '../contract/fields.ts'
import { newId } from './new-id.ts'

test('the contract takes it, and it begins with the time it was made', () => {
  const at = Date.parse('2026-04-17T09:30:00.123+08:00')
  const id = newId(at)
  expect(shape.parse(id)).toBe(id)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at)
})

test('ten thousand made in one millisecond differ', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newId(1))).size).toBe(10_000)
})
