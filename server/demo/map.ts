import type { Region } from '../../domain/catalogue/rows.ts'
import type { Polygon, Position, Ring, Shape, Shapes } from '../../domain/region/shape.ts'
import { dissolve } from './map-dissolve.ts'

/**
 * The map of the demo prefecture. Every township has the land that is nearer to its point than to any other's; a county
 * is what its townships make up. No border in it is any real one.
 */
export function demoMap(regions: readonly Region[]): Shapes {
  const townships = regions.filter(({ level }) => level === 'township')
  const points = townships.map(({ point }): Position => [point?.lon ?? 0, point?.lat ?? 0])
  const ground = groundAround(points)
  const cells = points.map((own) =>
    points.reduce((cell, other) => (other === own ? cell : nearer(cell, own, other)), ground),
  )
  const shape = ({ code, name }: Region, level: 'county' | 'township', polygons: readonly Polygon[]): Shape => ({
    type: 'Feature',
    properties: { code, name, level },
    geometry: { type: 'MultiPolygon', coordinates: polygons },
  })
  const edged = cells.map((cell) => cell.map(rounded))
  const counties = regions.filter(({ level }) => level === 'county')
  return {
    type: 'FeatureCollection',
    features: [
      ...counties.map((county) => {
        const own = edged.filter((_, n) => townships[n]?.parent === county.code)
        return shape(county, 'county', dissolve(own))
      }),
      ...townships.map((township, n) => shape(township, 'township', dissolve([edged[n] ?? []]))),
    ],
  }
}

/** How far the land goes beyond the outermost township, in degrees. */
const BEYOND = 0.28
const CORNERS = 40

/** The land of the prefecture: a rounded shape around all its townships, without the last position repeated. */
function groundAround(points: readonly Position[]): Ring {
  const lons = points.map(([lon]) => lon)
  const lats = points.map(([, lat]) => lat)
  const middle = [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2] as const
  return Array.from({ length: CORNERS }, (_, n): Position => {
    const angle = (n / CORNERS) * 2 * Math.PI
    const [across, up] = [Math.cos(angle), Math.sin(angle)]
    const reach = Math.max(...points.map(([lon, lat]) => (lon - middle[0]) * across + (lat - middle[1]) * up)) + BEYOND
    return [middle[0] + across * reach, middle[1] + up * reach]
  })
}

/** The part of a convex ring that lies nearer to `own` than to `other` (Sutherland and Hodgman). */
function nearer(ring: Ring, own: Position, other: Position): Ring {
  const [across, up] = [other[0] - own[0], other[1] - own[1]]
  const half = (across * (own[0] + other[0]) + up * (own[1] + other[1])) / 2
  const beyond = ([lon, lat]: Position) => across * lon + up * lat - half
  return ring.flatMap((to, n) => {
    const from = ring.at(n - 1) ?? to
    const [a, b] = [beyond(from), beyond(to)]
    const share = a / (a - b)
    const cut: Position = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
    if (a > 0 !== b > 0) return b > 0 ? [cut] : [cut, to]
    return b > 0 ? [] : [to]
  })
}

function rounded([lon, lat]: Position): Position {
  return [Math.round(lon * 1e4) / 1e4, Math.round(lat * 1e4) / 1e4]
}
