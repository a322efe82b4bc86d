import { expect, test } from 'vitest'
import { boxOf, middleOf, placeAt, placesAt, type Polygon, type Shape } from './shape.ts'

const square = (lon: number, lat: number, side: number): Polygon[number] => [
  [lon, lat],
  [lon + side, lat],
  [lon + side, lat + side],
  [lon, lat + side],
  [lon, lat],
]
const shape = (code: string, level: Shape['properties']['level'], ...parts: Polygon[]): Shape => ({
  type: 'Feature',
  properties: { code, name: code, level },
  geometry: { type: 'MultiPolygon', coordinates: parts },
})
const county = shape('county', 'county', [square(110, 40, 4)], [square(120, 40, 1)])
const township = shape('township', 'township', [square(111, 41, 1)])
const ringed = shape('ringed', 'county', [square(100, 30, 3), square(101, 31, 1)])
const shapes = { type: 'FeatureCollection', features: [county, township, ringed] } as const

test('the name stands in the middle of the largest part', () => {
  expect(middleOf(county)).toEqual({ lon: 112, lat: 42 })
  expect(middleOf(ringed)).toEqual({ lon: 101.5, lat: 31.5 })
})

test('the box holds every part of every shape', () => {
  expect(boxOf(shapes)).toEqual([
    [100, 30],
    [121, 44],
  ])
  expect(boxOf({ type: 'FeatureCollection', features: [] })).toBeNull()
})

test.each([
  ['in a township', 111.5, 41.5, 'township'],
  ['in the county beside it', 113, 43, 'county'],
  ['in the second part of the county', 120.5, 40.5, 'county'],
  ['in the hole of another', 101.5, 31.5, undefined],
  ['between the hole and the edge', 100.5, 30.5, 'ringed'],
  ['nowhere', 90, 20, undefined],
])('a point %s', (_, lon, lat, code) => {
  expect(placeAt(shapes, { lon, lat })?.code).toBe(code)
})

test('every place around a point, the smallest first', () => {
  const codes = (lon: number, lat: number) => placesAt(shapes, { lon, lat }).map(({ code }) => code)
  expect([codes(111.5, 41.5), codes(113, 43), codes(90, 20)]).toEqual([['township', 'county'], ['county'], []])
})
