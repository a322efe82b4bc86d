import type { Polygon, Position, Ring } from '../../domain/region/shape.ts'
import { chanceFrom } from './chance.ts'

/**
 * Joins cells that lie side by side: an edge that two of them share is inside and falls away; what is left runs around
 * them, bent as a border in the country is. Cells are anticlockwise rings without their first position repeated.
 *
 * @returns one polygon for each piece, its outer edge first, then its holes
 */
export function dissolve(cells: readonly Ring[]): readonly Polygon[] {
  const left = new Map<string, readonly [Position, Position]>()
  for (const edge of cells.flatMap(edgesOf)) {
    const [from, to] = edge
    if (!left.delete(name(to, from))) left.set(name(from, to), edge)
  }
  const rings = ringsOf([...left.values()])
  const outer = rings.filter((ring) => areaOf(ring) > 0)
  const holes = rings.filter((ring) => areaOf(ring) < 0)
  const bentOuter = outer.map((ring) => ({ ring, polygon: [bent(ring)] as Ring[] }))
  for (const hole of holes) {
    // Of the pieces around it the smallest is the one it is a hole of.
    const around = bentOuter
      .filter(({ ring }) => isIn(ring, hole[0]!))
      .toSorted((a, b) => areaOf(a.ring) - areaOf(b.ring))
    around[0]?.polygon.push(bent(hole))
  }
  return bentOuter.map(({ polygon }) => polygon)
}

const name = (from: Position, to: Position) => `${from.join()} ${to.join()}`

function edgesOf(ring: Ring): readonly (readonly [Position, Position])[] {
  return ring
    .map((to, n) => [ring.at(n - 1) ?? to, to] as const)
    .filter(([from, to]) => from[0] !== to[0] || from[1] !== to[1])
}

/** Follows the edges around; each ring ends where it began. */
function ringsOf(edges: readonly (readonly [Position, Position])[]): readonly Ring[] {
  const next = new Map<string, Position[]>()
  for (const [from, to] of edges) next.set(from.join(), [...(next.get(from.join()) ?? []), to])
  const rings: Position[][] = []
  for (const [start] of edges) {
    const ring = [start]
    for (let at = next.get(start.join())?.pop(); at; at = next.get(at.join())?.pop()) ring.push(at)
    if (ring.length > 3) rings.push(ring)
  }
  return rings
}

function areaOf(ring: Ring): number {
  return ring.reduce((sum, [lon, lat], n) => {
    const [before, beforeLat] = ring[n - 1] ?? [lon, lat]
    return sum + (before * lat - lon * beforeLat) / 2
  }, 0)
}

function isIn(ring: Ring, [lon, lat]: Position): boolean {
  return ring.reduce((inside, [lonB, latB], n) => {
    const [lonA, latA] = ring[n - 1] ?? [lonB, latB]
    const crosses = latA > lat !== latB > lat && lon < ((lonB - lonA) * (lat - latA)) / (latB - latA) + lonA
    return crosses ? !inside : inside
  }, false)
}

/** Times each edge is bent in its middle, and how far, as a share of its length. */
const BENDS = 3
const SWAY = 0.11

/** Bends every edge of a ring; the same edge is bent the same way from both sides. */
function bent(ring: Ring): Ring {
  const [first] = ring
  if (!first) return ring
  return [first, ...ring.slice(1).flatMap((to, n) => bend(ring[n]!, to))]
}

function bend(from: Position, to: Position): readonly Position[] {
  const forward = from[0] < to[0] || (from[0] === to[0] && from[1] < to[1])
  const [a, b] = forward ? [from, to] : [to, from]
  const chance = chanceFrom(name(a, b))
  let line: readonly Position[] = [a, b]
  for (let n = 0; n < BENDS; n += 1)
    line = line.flatMap((end, i) => {
      const start = line[i - 1]
      if (!start) return [end]
      const sway = (chance.next() - 0.5) * 2 * SWAY
      const [across, up] = [end[0] - start[0], end[1] - start[1]]
      const middle: Position = [
        round((start[0] + end[0]) / 2 - up * sway),
        round((start[1] + end[1]) / 2 + across * sway),
      ]
      return [middle, end]
    })
  return (forward ? line : line.toReversed()).slice(1)
}

function round(degrees: number): number {
  return Math.round(degrees * 1e4) / 1e4
}
