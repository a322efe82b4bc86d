import { expect, test } from 'vitest'
import { checkMap } from '../../domain/region/check-map.ts'
import { placeAt, polygonsOf } from '../../domain/region/shape.ts'
import { demoMap } from './map.ts'
import { demoRegions } from './regions.ts'

const regions = demoRegions('lianxin')
const byCode = new Map(regions.map((region) => [region.code, region]))
const map = demoMap(regions)

test('it is a map as any prefecture may put in, of every county and township', () => {
  const checked = checkMap(JSON.parse(JSON.stringify(map)), byCode)
  expect(checked.ok || checked.problem).toBe(true)
  const wanted = regions.filter(({ level }) => level === 'county' || level === 'township').map(({ code }) => code)
  expect(map.features.map(({ properties }) => properties.code).toSorted()).toEqual(wanted.toSorted())
  expect(map.features.every((shape) => polygonsOf(shape).length > 0)).toBe(true)
})

test('nearly every place lies where the map says, and a border is no gap', () => {
  const places = regions.filter(({ level }) => level === 'village')
  const found = places.map(({ point, parent }) => [placeAt(map, point!)?.code, parent])
  expect(found.filter(([code]) => code === undefined)).toEqual([])
  const inCounty = found.filter(([code, parent]) => code?.slice(0, 6) === parent?.slice(0, 6))
  expect(inCounty.length / found.length).toBeGreaterThan(0.9)
})
