import type { Region } from '../catalogue/rows.ts'
import { parseRegionCode } from './code.ts'
import type { Polygon, Position, Ring, Shape, Shapes } from './shape.ts'

/** What a map may hold: enough for every township of a large prefecture, and still read by a phone in a moment. */
export const mapBounds = { bytes: 8_000_000, shapes: 3000, positions: 150_000 } as const

type Problem = Readonly<{ zh: string; en: string }>
export type CheckedMap = Readonly<{ ok: true; shapes: Shapes } | { ok: false; problem: Problem }>

/**
 * Reads a file's content as the map of a prefecture: a GeoJSON FeatureCollection of polygons (RFC 7946), each with the
 * code of a place the catalogue knows in its property `code` or `adcode`. Name and level are taken from the catalogue,
 * positions to a metre, rings in the order they have.
 */
export function checkMap(content: unknown, regions: ReadonlyMap<string, Region>): CheckedMap {
  if (!isObject(content) || content.type !== 'FeatureCollection' || !Array.isArray(content.features))
    return refuse('文件不是 GeoJSON 的 FeatureCollection。', 'The file is no GeoJSON FeatureCollection.')
  if (content.features.length === 0) return refuse('文件里没有图形。', 'The file holds no shapes.')
  if (content.features.length > mapBounds.shapes)
    return refuse(
      `图形有 ${content.features.length} 个，最多 ${mapBounds.shapes} 个。请去掉嘎查村一级的图形。`,
      `There are ${content.features.length} shapes, at most ${mapBounds.shapes} are taken. Leave out those of villages.`,
    )
  const shapes: Shape[] = []
  const known = new Set<string>()
  let positions = 0
  for (const [n, feature] of content.features.entries()) {
    const read = shapeOf(feature, regions)
    if (typeof read === 'string' || 'zh' in read)
      return refuse(`第 ${n + 1} 个图形：${said(read).zh}`, `Shape ${n + 1}: ${said(read).en}`)
    const { code, name } = read.shape.properties
    if (known.has(code)) return refuse(`${name}（${code}）有两个图形。`, `${name} (${code}) has two shapes.`)
    known.add(code)
    shapes.push(read.shape)
    positions += read.positions
    if (positions > mapBounds.positions)
      return refuse(
        `坐标点超过 ${mapBounds.positions} 个。请先简化边界。`,
        `There are more than ${mapBounds.positions} positions. Simplify the outlines first.`,
      )
  }
  return { ok: true, shapes: { type: 'FeatureCollection', features: shapes } }
}

const faults = {
  feature: { zh: '不是 Feature。', en: 'it is no Feature.' },
  code: {
    zh: '属性 code 或 adcode 不是区划代码。',
    en: 'its property code or adcode is no division code.',
  },
  geometry: { zh: '不是 Polygon 或 MultiPolygon。', en: 'it is no Polygon or MultiPolygon.' },
  ring: {
    zh: '边界不是闭合的环，或坐标不是经纬度（经度在前）。',
    en: 'an outline is not closed, or its positions are not degrees, longitude first.',
  },
} as const satisfies Readonly<Record<string, Problem>>

type Read = Readonly<{ shape: Shape; positions: number }>

function said(read: keyof typeof faults | Problem): Problem {
  return typeof read === 'string' ? faults[read] : read
}

function shapeOf(feature: unknown, regions: ReadonlyMap<string, Region>): Read | keyof typeof faults | Problem {
  if (!isObject(feature) || feature.type !== 'Feature' || !isObject(feature.properties)) return 'feature'
  const given = feature.properties.code ?? feature.properties.adcode
  const code = typeof given === 'string' || typeof given === 'number' ? parseRegionCode(String(given).trim()) : null
  if (!code) return 'code'
  const region = regions.get(code)
  if (!region || region.level === 'grid')
    return { zh: `区划目录里没有 ${code}。`, en: `the catalogue of regions has no ${code}.` }
  const { name, level } = region
  if (!isObject(feature.geometry)) return 'geometry'
  const { type, coordinates } = feature.geometry
  if (type !== 'Polygon' && type !== 'MultiPolygon') return 'geometry'
  const parts: unknown = type === 'Polygon' ? [coordinates] : coordinates
  const polygons = Array.isArray(parts) && parts.length > 0 ? parts.map(polygonOf) : [null]
  if (!polygons.every((polygon) => polygon !== null)) return 'ring'
  const [only] = polygons
  const geometry =
    polygons.length === 1 && only
      ? ({ type: 'Polygon', coordinates: only } as const)
      : ({ type: 'MultiPolygon', coordinates: polygons } as const)
  return {
    shape: { type: 'Feature', properties: { code, name, level }, geometry },
    positions: polygons.flat().reduce((sum, ring) => sum + ring.length, 0),
  }
}

function polygonOf(given: unknown): Polygon | null {
  if (!Array.isArray(given) || given.length === 0) return null
  const rings = given.map(ringOf)
  return rings.every((ring) => ring !== null) ? rings : null
}

function ringOf(given: unknown): Ring | null {
  if (!Array.isArray(given) || given.length < 4) return null
  const ring = given.map(positionOf)
  if (!ring.every((position) => position !== null)) return null
  const [first, last] = [ring[0]!, ring.at(-1)!]
  return first[0] === last[0] && first[1] === last[1] ? ring : null
}

function positionOf(given: unknown): Position | null {
  if (!Array.isArray(given)) return null
  const [lon, lat] = given as readonly unknown[]
  if (typeof lon !== 'number' || typeof lat !== 'number') return null
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [round(lon), round(lat)] : null
}

/** Five decimals of a degree are about a metre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refuse(zh: string, en: string): CheckedMap {
  return { ok: false, problem: { zh, en } }
}
