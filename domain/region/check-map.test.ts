import { describe, expect, test } from 'vitest'
import type { Region } from '../catalogue/rows.ts'
import { checkMap, mapBounds } from './check-map.ts'

const regions = new Map<string, Region>(
  (['150402000000', '150421000000'] as const).map((code) => [
    code,
    { code, name: `旗县${code}`, level: 'county', parent: '150400000000', point: null },
  ]),
)
const ring = [
  [118, 42],
  [119, 42],
  [119, 43.1234567],
  [118, 42],
]
const feature = (properties: object, coordinates: unknown = [ring], type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
})
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features })

test('a map is read with the names of the catalogue, to a metre, without heights', () => {
  const high = ring.map((position) => [...position, 600])
  const read = checkMap(
    collection(
      feature({ adcode: 150402, name: 'somebody else’s name', secret: 'x' }, [high]),
      feature({ code: '150421000000' }, [[ring], [ring]], 'MultiPolygon'),
    ),
    regions,
  )
  expect(read).toEqual({
    ok: true,
    shapes: collection(
      feature({ code: '150402000000', name: '旗县150402000000', level: 'county' }, [
        ring.map(([lon, lat]) => [lon, lat === 43.1234567 ? 43.12346 : lat]),
      ]),
      feature(
        { code: '150421000000', name: '旗县150421000000', level: 'county' },
        [1, 2].map(() => [ring.map(([lon, lat]) => [lon, lat === 43.1234567 ? 43.12346 : lat])]),
        'MultiPolygon',
      ),
    ),
  })
})

describe('what is no map of this prefecture is refused with what is wrong', () => {
  const good = feature({ code: '150402' })
  const long = Array.from({ length: mapBounds.positions }, (_, n) => [118 + (n % 7) / 10, 42])
  test.each([
    ['null', null, 'The file is no GeoJSON FeatureCollection.'],
    ['one shape alone', good, 'The file is no GeoJSON FeatureCollection.'],
    ['nothing in it', collection(), 'The file holds no shapes.'],
    [
      'too many',
      collection(...Array(mapBounds.shapes + 1).fill(good)),
      'There are 3001 shapes, at most 3000 are taken.',
    ],
    ['no feature', collection(good, 7), 'Shape 2: it is no Feature.'],
    ['no code', collection(feature({ name: '某县' })), 'Shape 1: its property code or adcode is no division code.'],
    ['another prefecture', collection(feature({ code: 150600 })), 'the catalogue of regions has no 150600000000.'],
    ['twice', collection(good, good), '旗县150402000000 (150402000000) has two shapes.'],
    ['a line', collection(feature({ code: '150402' }, ring, 'LineString')), 'it is no Polygon or MultiPolygon.'],
    ['an open ring', collection(feature({ code: '150402' }, [ring.toSpliced(3, 1, [1, 1])])), 'is not closed'],
    ['latitude first', collection(feature({ code: '150402' }, [ring.map(([a, b]) => [b, a])])), 'longitude first'],
    [
      'metres',
      collection(feature({ code: '150402' }, [ring.map(([a, b]) => [a! * 1e4, b! * 1e4])])),
      'longitude first',
    ],
    ['words', collection(feature({ code: '150402' }, [['a', 'b', 'c', 'd']])), 'longitude first'],
    ['no parts', collection(feature({ code: '150402' }, [], 'MultiPolygon')), 'longitude first'],
    ['too long', collection(feature({ code: '150402' }, [[...long, long[0]]])), 'more than 150000 positions'],
  ])('%s', (_, content, words) => {
    const read = checkMap(content, regions)
    expect(read.ok ? '' : read.problem.en).toContain(words)
  })
})
