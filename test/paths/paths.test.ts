import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayInChina } from '../../domain/deadline/plain-date.ts'
import { allActions } from '../../domain/ledger/actions.ts'
import { inTenant } from '../../server/db/tenant.ts'
import { sealDays } from '../../server/ledger/seal.ts'
import { verifyAll } from '../../server/ledger/verify.ts'
import { useApp } from '../app.ts'
import { TENANT } from '../prefecture.ts'
import { monday } from '../story.ts'
import { balance, checkBook } from './book-check.ts'
import { otherEndings } from './endings.ts'
import { twentyPaths } from './twenty-paths.ts'
import { type Walk, walk } from './walk.ts'

const HOUR = 3_600_000
const from = dayInChina(monday)
const paths = [...twentyPaths, ...otherEndings]
let now = monday
const app = useApp(() => now)
let walks: readonly Walk[] = []
/** How many matters were on the book when a day ended. */
const closings = new Map<string, number>()

/** All paths side by side, each begun a day after the one before, in the order of time. */
beforeAll(async () => {
  walks = paths.map((path, n) => walk(app, path, monday.getTime() + n * 26 * HOUR, () => now))
  for (let steps = 0; ; steps += 1) {
    const [first] = walks.filter((one) => !one.done()).toSorted((a, b) => a.readyAt() - b.readyAt())
    const at = new Date(Math.max(now.getTime(), first?.readyAt() ?? 0))
    if (!first || dayInChina(at) !== dayInChina(now)) {
      const to = dayInChina(now)
      closings.set(to, await checkBook(app, { from, to }))
    }
    if (!first) return
    now = at
    await first.step()
  }
})

test('there are twenty different ways to 清账, and they go through every action there is', () => {
  const ways = twentyPaths.map(({ steps }) =>
    steps.map((step) => (typeof step === 'number' ? '' : `${step[0].join('@')} ${step[1]}`)).join(', '),
  )
  expect(new Set(ways).size).toBeGreaterThanOrEqual(20)
  const taken = new Set(
    paths.flatMap(({ steps }) => steps.flatMap((step) => (typeof step === 'number' ? [] : [step[1]]))),
  )
  const unordered = ['register', 'absorb', 'release', 'endPause']
  expect(allActions.filter((action) => !taken.has(action as never) && !unordered.includes(action))).toEqual([])
})

describe('each submitter reads status, unit, answer and road of their own words', () => {
  test.each(paths.map((path, n) => [path.name, n] as const))('%s', async (_, n) => {
    expect(await walks[n]?.standings()).toEqual(paths[n]?.ends)
  })
})

test('every matter of them is proved by itself', async () => {
  for (const id of walks.flatMap((one) => one.matterIds())) {
    const { body } = await app.call('GET', `/api/matters/${id}/proof`, { as: ['analyst'] })
    expect(body.findings).toEqual([])
  }
})

test('the whole ledger is proved, with the seal of every day', async () => {
  await inTenant(app.deps.db, TENANT, (tx) => sealDays(tx, TENANT, new Date(now.getTime() + 48 * HOUR)))
  const verified = await verifyAll(app.deps.db, TENANT)
  expect(verified.findings).toEqual([])
  expect(verified.seals).toBeGreaterThan(30)
})

test('the balance of any period begins where the one before ended, and ends as the matters were counted then', async () => {
  const days = [...closings.keys()].toSorted()
  for (const to of days) {
    const { total } = await balance(app, { from, to })
    expect([to, total.closing]).toEqual([to, closings.get(to)])
    const after = await balance(app, { from: addDays(to as never, 1), to: addDays(to as never, 9) })
    expect(after.total.opening).toBe(total.closing)
  }
})
