import { expect, test } from 'vitest'
import { catalogueOf } from '../../domain/catalogue/as-of.ts'
import { demoCatalogues } from './catalogues.ts'
import { demoLife } from './life.ts'
import { demoMissedCalls } from './missed-calls.ts'

const seed = '1'
const now = new Date('2026-11-23T14:00:00+08:00')
const catalogue = catalogueOf(demoCatalogues(seed))
const life = demoLife({ seed, now, catalogue })
const all = demoMissedCalls(life, catalogue)
const open = all.filter(({ steps }) => steps.every(({ what }) => what !== 'calledBack'))

test('some wait, some were tried, more were rung back; all of invented numbers, nothing in the future', () => {
  expect(open).toHaveLength(9)
  expect(open.filter(({ steps }) => steps.length > 0)).toHaveLength(2)
  expect(all.length).toBeGreaterThan(20)
  const rings = all.flatMap((one) => one.rings)
  expect(rings.every(({ phone }) => /^1990000\d{4}$/.test(phone))).toBe(true)
  const times = [...rings.map(({ rangAt }) => rangAt), ...all.flatMap(({ steps }) => steps.map(({ at }) => at))]
  expect(times.every((at) => at <= now)).toBe(true)
})

test('what was rung back became the submission of that telephone, after it rang', () => {
  const said = new Map(life.submissions.map((one) => [one.id, one]))
  for (const { rings, steps } of all) {
    const last = steps.at(-1)
    if (last?.what !== 'calledBack') continue
    const submission = said.get(last.submissionId ?? '')
    expect(submission?.submitter?.phone).toBe(rings[0]?.phone)
    expect(rings.every(({ rangAt }) => rangAt < (submission?.receivedAt ?? 0))).toBe(true)
  }
})

test('the same seed and day give the same calls', () => {
  expect(demoMissedCalls(life, catalogue)).toEqual(all)
})
