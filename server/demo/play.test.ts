import { describe, expect, test } from 'vitest'
import { catalogueOf } from '../../domain/catalogue/as-of.ts'
import { allActions, type Status, statuses } from '../../domain/ledger/actions.ts'
import { apply } from '../../domain/ledger/apply.ts'
import type { Folder } from '../../domain/ledger/matter.ts'
import { kinds, tracks, urgencies } from '../../domain/ledger/words.ts'
import { demoCatalogues } from './catalogues.ts'
import { demoLife } from './life.ts'
import { rehearse } from './rehearsal.ts'

const seed = '1'
const now = new Date('2026-11-23T14:00:00+08:00')
const catalogue = catalogueOf(demoCatalogues(seed))
const played = rehearse(demoLife({ seed, now, catalogue }), catalogue)
const folders = [...played.folders.values()]
const matters = folders.map(({ matter }) => matter)
const share = (count: number) => count / matters.length
const standing = (status: Status) => matters.filter((matter) => matter.status === status)

test('nothing is refused and nothing lies in the future', () => {
  expect(played.refused).toEqual([])
  expect(played.entries.every(({ at }) => at <= now)).toBe(true)
  expect(played.written).toBeGreaterThan(20_000)
})

test('the same seed and day give the same lines', () => {
  const again = rehearse(demoLife({ seed, now, catalogue }), catalogue)
  expect(again.entries).toEqual(played.entries)
})

test('every action occurs, every status, track, kind and urgency is there', () => {
  const done = Map.groupBy(played.entries, ({ action }) => action)
  expect([...done.keys()].toSorted()).toEqual([...allActions].toSorted())
  expect(new Set(matters.map(({ status }) => status))).toEqual(new Set(Object.keys(statuses)))
  expect(new Set(matters.flatMap(({ track }) => track ?? []))).toEqual(new Set(Object.keys(tracks)))
  expect(new Set(matters.flatMap(({ kind }) => kind ?? []))).toEqual(new Set(Object.keys(kinds)))
  expect(new Set(matters.map(({ urgency }) => urgency))).toEqual(new Set(Object.keys(urgencies)))
})

test.each<[Status, number, number]>([
  ['cleared', 0.62, 0.74],
  ['dispatched', 0.07, 0.16],
  ['merged', 0.05, 0.11],
  ['declined', 0.015, 0.05],
  ['transferred', 0.01, 0.04],
  ['suspended', 0.007, 0.03],
  ['terminated', 0.004, 0.02],
  ['resolved', 0.015, 0.05],
  ['answered', 0.003, 0.03],
  ['opened', 0.004, 0.03],
  ['submitted', 0.002, 0.03],
])('%s: a share between %d and %d', (status, low, high) => {
  const found = share(standing(status).length)
  expect(found).toBeGreaterThanOrEqual(low)
  expect(found).toBeLessThanOrEqual(high)
})

describe('what the demo must show', () => {
  const orders = folders.flatMap((folder) => folder.orders)

  test('most answers in time, some late, some overdue and pressed for', () => {
    const answered = orders.filter(({ answeredAt }) => answeredAt)
    const late = answered.filter(({ answeredAt, answerBy }) => answeredAt && answeredAt > answerBy)
    expect(late.length / answered.length).toBeGreaterThan(0.03)
    expect(late.length / answered.length).toBeLessThan(0.2)
    const overdue = standing('dispatched').filter(({ dueAt }) => dueAt && dueAt < now)
    expect(overdue.length).toBeGreaterThan(50)
    expect(new Set(matters.map(({ supervisionLevel }) => supervisionLevel))).toEqual(new Set([0, 1, 2, 3, 4, 5]))
  })

  test('returns upheld and refused, and three hops that end in a designation', () => {
    const judged = played.entries.flatMap((entry) => (entry.action === 'judgeReturn' ? entry.details.upheld : []))
    expect(judged.filter(Boolean).length).toBeGreaterThan(80)
    expect(judged.filter((upheld) => !upheld).length).toBeGreaterThan(30)
    const hopped = matters.filter(({ hops, designated }) => hops === 3 && designated)
    expect(hopped.length).toBeGreaterThanOrEqual(5)
  })

  test('joint matters of two to four units, the minutes told, a superior leading', () => {
    const joint = folders.filter(({ matter }) => matter.track === 'joint')
    const sizes = new Set(
      joint.map(({ matter, orders }) => orders.filter(({ round }) => round === matter.round).length),
    )
    expect([2, 3, 4].every((size) => sizes.has(size))).toBe(true)
    const swapped = joint.filter(({ orders }) => orders.some(({ unitId, lead }) => unitId === 'heat-gas' && !lead))
    expect(swapped.length).toBeGreaterThan(0)
  })

  test('leaders’ claims under way and cleared with evidence', () => {
    const led = matters.filter(({ led }) => led)
    expect(led.length).toBeGreaterThan(30)
    expect(led.some(({ status }) => status === 'cleared')).toBe(true)
    expect(led.some(({ status }) => status === 'dispatched')).toBe(true)
  })

  test('redos, one of them three times and so with a leader; panels with every ending', () => {
    expect(matters.filter(({ redos }) => redos > 0).length).toBeGreaterThan(50)
    expect(matters.some(({ redos, supervisionLevel }) => redos >= 3 && supervisionLevel >= 4)).toBe(true)
    const endings = new Set(played.entries.flatMap((entry) => (entry.action === 'judge' ? entry.details.ending : [])))
    expect(endings).toEqual(new Set(['explained', 'deferred', 'handedOver', 'redo']))
  })

  test('a writer’s flood counts many callers and few people; others have as many people', () => {
    const most = matters.toSorted((a, b) => b.callers - a.callers).slice(0, 20)
    expect(most.some(({ callers, people }) => callers >= 10 && people <= 4)).toBe(true)
    expect(most.some(({ callers, people }) => callers >= 8 && people === callers)).toBe(true)
  })

  test('complaints about a unit, given to another', () => {
    const about = matters.filter(({ aboutUnitIds }) => aboutUnitIds.length > 0)
    expect(about.length).toBeGreaterThan(20)
    for (const { aboutUnitIds, leadUnitId } of about) expect(aboutUnitIds).not.toContain(leadUnitId)
  })

  test('followed up by telephone and by link; some never reached', () => {
    const ways = played.entries.flatMap((entry) => (entry.action === 'followUp' ? entry.details.way : []))
    expect(ways.filter((way) => way === 'phone').length).toBeGreaterThan(500)
    expect(ways.filter((way) => way === 'link').length).toBeGreaterThan(300)
    const silent = folders
      .flatMap(({ voices }) => voices)
      .filter(({ attemptedAt, outcome }) => attemptedAt.length >= 3 && !outcome)
    expect(silent.length).toBeGreaterThan(20)
  })

  test('reports are followed up and cleared by the special team alone, and by nobody else', () => {
    const after = played.entries.filter(
      ({ action }) => action === 'followUp' || action === 'clear' || action === 'reopen',
    )
    const byStaff = after.filter(({ writer }) => writer.role !== 'citizen')
    const [reports, others] = [true, false].map((isReport) =>
      byStaff.filter(({ matterId }) => (played.folders.get(matterId)?.matter.kind === 'report') === isReport),
    )
    expect(reports?.length).toBeGreaterThan(10)
    expect(new Set(reports?.map(({ writer }) => writer.role))).toEqual(new Set(['reportAgent']))
    expect(new Set(others?.map(({ writer }) => writer.role))).toEqual(new Set(['followUpAgent']))
  })

  test('calls taken by an outside firm’s operators, who go no further', () => {
    const theirs = played.entries.filter(({ writer }) => writer.role === 'contractOperator')
    expect(theirs.length).toBeGreaterThan(50)
    expect(new Set(theirs.map(({ action }) => action))).toEqual(new Set(['register']))
  })

  test('nearly every unit has something to do', () => {
    expect(new Set(orders.map(({ unitId }) => unitId)).size).toBeGreaterThanOrEqual(36)
  })
})

test('every matter is what its lines add up to', () => {
  for (const [matterId, lines] of Map.groupBy(played.entries, ({ matterId }) => matterId)) {
    const folder = lines.reduce<Folder | null>((folder, line) => apply(folder, line), null)
    expect(folder).toEqual(played.folders.get(matterId))
  }
})

test.each(['2', '7'])('seed %s, in other seasons and smaller, is refused nothing either', (other) => {
  const small = catalogueOf(demoCatalogues(other))
  for (const day of ['2027-02-10T09:00:00+08:00', '2026-07-18T23:30:00+08:00']) {
    const life = demoLife({ seed: other, now: new Date(day), catalogue: small, submissions: 500, days: 60 })
    const { refused, entries } = rehearse(life, small)
    expect(refused).toEqual([])
    expect(entries.length).toBeGreaterThan(2500)
  }
})
