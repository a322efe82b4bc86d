import { describe, expect, test } from 'vitest'
import { isKeptAside, type PlaceCase } from '../../domain/place/case.ts'
import { chifengCases } from '../../domain/place/chifeng.cases.ts'
import { placeIndex } from '../../domain/place/place-index.ts'
import { readPlaces, SURE_PLACE } from '../../domain/place/read-places.ts'
import { tongliaoCases } from '../../domain/place/tongliao.cases.ts'
import { xilingolCases } from '../../domain/place/xilingol.cases.ts'
import { divisionsOf } from '../region/divisions.ts'

const whole = (digits: string | null | undefined) => digits?.padEnd(12, '0') ?? null

/** Which region each case means, and which is read, with how sure that is. */
const read = (
  [
    ['150400', chifengCases],
    ['152500', xilingolCases],
    ['150500', tongliaoCases],
  ] as const
).flatMap(([prefecture, cases]: readonly [string, readonly PlaceCase[]]) => {
  const tree = [...divisionsOf(prefecture)] as Parameters<typeof placeIndex>[0] extends Iterable<infer R> ? R[] : never
  const codes = new Set(tree.map(({ code }) => code))
  const index = placeIndex(tree)
  return cases.map(([text, digits, own], n) => {
    const [first] = readPlaces(text, index, whole(own))
    const wanted = whole(digits)
    return {
      text,
      wanted,
      known: [wanted, whole(own)].every((code) => code === null || codes.has(code)),
      given: first && first.confidence >= SURE_PLACE ? first.regionCode : null,
      likeliest: first,
      aside: isKeptAside(n),
    }
  })
})

test('every case names regions that there are, and no text stands twice for one submitter', () => {
  expect(read.filter(({ known }) => !known)).toEqual([])
  expect(read.length).toBeGreaterThanOrEqual(150)
})

describe.each([
  ['that rules were made by', false],
  ['kept aside', true],
])('the cases %s', (_, aside) => {
  const cases = read.filter((one) => one.aside === aside)
  const given = cases.filter((one) => one.given !== null)
  const right = given.filter((one) => one.given === one.wanted)

  test('precision is .95 or more', () => expect(right.length / given.length).toBeGreaterThanOrEqual(0.95))
  test('recall is .90 or more', () =>
    expect(right.length / cases.filter(({ wanted }) => wanted !== null).length).toBeGreaterThanOrEqual(0.9))
})

test.each([
  [SURE_PLACE, 0.93],
  [0.93, 1.01],
])('of places read with a confidence from %d to %d as many are right as it says, or more', (from, to) => {
  const of = read.flatMap(({ likeliest, wanted }) =>
    likeliest && likeliest.confidence >= from && likeliest.confidence < to ? [{ ...likeliest, wanted }] : [],
  )
  const mean = of.reduce((sum, { confidence }) => sum + confidence, 0) / of.length
  const right = of.filter(({ regionCode, wanted }) => regionCode === wanted).length / of.length
  expect(of.length).toBeGreaterThan(10)
  expect(right).toBeGreaterThan(mean - 0.05)
})
