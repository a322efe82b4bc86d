import type { Region } from '../catalogue/rows.ts'
import type { Point } from '../ledger/words.ts'

/** Degrees, longitude first, as GeoJSON has them (RFC 7946 §3.1.1). */
export type Position = readonly [lon: number, lat: number]
/** Closed: its last position is its first. */
export type Ring = readonly Position[]
/** The outer edge, then the holes. */
export type Polygon = readonly Ring[]

/** The outline of one place of the prefecture, as a GeoJSON feature. */
export type Shape = Readonly<{
  type: 'Feature'
  properties: Readonly<{ code: string; name: string; level: Exclude<Region['level'], 'grid'> }>
  geometry:
    | Readonly<{ type: 'Polygon'; coordinates: Polygon }>
    | Readonly<{ type: 'MultiPolygon'; coordinates: readonly Polygon[] }>
}>

/** 区划图: the outlines of a prefecture's places, as a GeoJSON FeatureCollection. */
export type Shapes = Readonly<{ type: 'FeatureCollection'; features: readonly Shape[] }>

/** South-west and north-east corner. */
export type Box = readonly [Position, Position]

export function polygonsOf({ geometry }: Shape): readonly Polygon[] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
}

/** The smallest box around all shapes; null where there are none. */
export function boxOf({ features }: Shapes): Box | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const shape of features)
    for (const [outer = []] of polygonsOf(shape))
      for (const [lon, lat] of outer) {
        west = Math.min(west, lon)
        south = Math.min(south, lat)
        east = Math.max(east, lon)
        north = Math.max(north, lat)
      }
  return west <= east
    ? [
        [west, south],
        [east, north],
      ]
    : null
}

/** Where the name of a shape is written: the centre of mass of its largest part. */
export function middleOf(shape: Shape): Point {
  const parts = polygonsOf(shape).map(([outer = []]) => centreOf(outer))
  const { lon, lat } = parts.reduce((largest, part) => (part.area > largest.area ? part : largest))
  return { lon, lat }
}

/** Area and centre of mass of a ring, by the shoelace formula; degrees are near enough to a plane for a label. */
function centreOf(ring: Ring): Point & Readonly<{ area: number }> {
  const [[lon0, lat0] = [0, 0]] = ring
  let [twice, lon, lat] = [0, 0, 0]
  for (const [n, [lonB, latB]] of ring.entries()) {
    const [lonA, latA] = ring[n - 1] ?? [lonB, latB]
    // From the first position on, so that the products stay small enough to be exact.
    const cross = (lonA - lon0) * (latB - lat0) - (lonB - lon0) * (latA - lat0)
    twice += cross
    lon += (lonA + lonB - 2 * lon0) * cross
    lat += (latA + latB - 2 * lat0) * cross
  }
  return twice === 0
    ? { lon: lon0, lat: lat0, area: 0 }
    : { lon: lon0 + lon / (3 * twice), lat: lat0 + lat / (3 * twice), area: Math.abs(twice) / 2 }
}

/** Smallest first: a village lies in a township, the township in a county. */
const levels: readonly Shape['properties']['level'][] = ['village', 'township', 'county', 'prefecture']

/** The places whose outline holds the point, the smallest first; none outside all of them. */
export function placesAt({ features }: Shapes, point: Point): readonly Shape['properties'][] {
  const around = features.filter((shape) => polygonsOf(shape).some((polygon) => isIn(polygon, point)))
  const places = around.map(({ properties }) => properties)
  return levels.flatMap((level) => places.find((place) => place.level === level) ?? [])
}

/** The smallest of `placesAt`. */
export function placeAt(shapes: Shapes, point: Point): Shape['properties'] | null {
  return placesAt(shapes, point)[0] ?? null
}

/** Even-odd rule over all rings, so that what lies in a hole is outside. */
function isIn(polygon: Polygon, { lon, lat }: Point): boolean {
  let inside = false
  for (const ring of polygon)
    for (const [n, [lonB, latB]] of ring.entries()) {
      const [lonA, latA] = ring[n - 1] ?? [lonB, latB]
      if (latA > lat !== latB > lat && lon < ((lonB - lonA) * (lat - latA)) / (latB - latA) + lonA) inside = !inside
    }
  return inside
}
