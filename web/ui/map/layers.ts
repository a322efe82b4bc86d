import type { GeoJSONSource, Map as Drawn, StyleSpecification } from 'maplibre-gl'
import { middleOf } from '../../../domain/region/shape.ts'
import type { Colours } from './colours.ts'
import type { RegionMap } from './use-map.ts'

/** From this zoom on the names of townships are drawn; those of villages two further in. */
const TOWNSHIP_NAMES = 6.7

/**
 * The style of the map: pictures beneath where the site has them, the places with their edges, their names. There is no
 * `glyphs`: without it MapLibre draws letters from the fonts of the device and fetches none.
 */
export function styleOf(map: RegionMap, colours: Colours): StyleSpecification {
  const { tiles } = map
  const names = map.features.map(({ properties }, n) => {
    const { lon, lat } = middleOf(map.features[n]!)
    return { type: 'Feature' as const, properties, geometry: { type: 'Point' as const, coordinates: [lon, lat] } }
  })
  return {
    version: 8,
    sources: {
      places: { type: 'geojson', data: { type: 'FeatureCollection', features: [...map.features] }, promoteId: 'code' },
      names: { type: 'geojson', data: { type: 'FeatureCollection', features: names } },
      ...(tiles && {
        tiles: { type: 'raster' as const, tiles: [tiles.url], tileSize: 256, attribution: credit(tiles.credit) },
      }),
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colours.paper } },
      ...(tiles ? [{ id: 'tiles', type: 'raster' as const, source: 'tiles' }] : []),
      {
        id: 'areas',
        type: 'fill',
        source: 'places',
        filter: ['==', ['get', 'level'], 'county'],
        paint: { 'fill-color': areaColour(colours), 'fill-opacity': tiles ? 0.25 : 1 },
      },
      {
        id: 'inner-edges',
        type: 'line',
        source: 'places',
        filter: ['in', ['get', 'level'], ['literal', ['township', 'village']]],
        paint: { 'line-color': colours.rule, 'line-width': 0.8 },
      },
      {
        id: 'edges',
        type: 'line',
        source: 'places',
        filter: ['in', ['get', 'level'], ['literal', ['county', 'prefecture']]],
        paint: { 'line-color': colours.firm, 'line-width': 1.2 },
      },
      {
        id: 'chosen',
        type: 'line',
        source: 'places',
        filter: ['==', ['get', 'code'], ''],
        paint: { 'line-color': colours.seal, 'line-width': 3 },
      },
      ...(['county', 'township', 'village'] as const).map((level, n) => ({
        id: `${level}-names`,
        type: 'symbol' as const,
        source: 'names',
        filter: ['==', ['get', 'level'], level] as ['==', ['get', string], string],
        minzoom: n === 0 ? 0 : TOWNSHIP_NAMES + (n - 1) * 2,
        layout: {
          'text-field': ['get', 'name'] as ['get', string],
          'text-size': n === 0 ? 14 : 12,
          'text-anchor': 'top' as const,
          // Below the middle, where a number may stand.
          'text-offset': [0, n === 0 ? 1.6 : 1.9] as [number, number],
          'text-max-width': 8,
        },
        paint: { 'text-color': colours.ink, 'text-halo-color': colours.sheet, 'text-halo-width': 1.5 },
      })),
    ],
  }
}

/** Draws the same map in other colours. */
export function paint(drawn: Drawn, colours: Colours): void {
  drawn.setPaintProperty('ground', 'background-color', colours.paper)
  drawn.setPaintProperty('areas', 'fill-color', areaColour(colours))
  drawn.setPaintProperty('inner-edges', 'line-color', colours.rule)
  drawn.setPaintProperty('edges', 'line-color', colours.firm)
  drawn.setPaintProperty('chosen', 'line-color', colours.seal)
  for (const level of ['county', 'township', 'village']) {
    drawn.setPaintProperty(`${level}-names`, 'text-color', colours.ink)
    drawn.setPaintProperty(`${level}-names`, 'text-halo-color', colours.sheet)
  }
}

/** Draws one place as the chosen one; null: none. */
export function choose(drawn: Drawn, code: string | null): void {
  drawn.setFilter('chosen', ['==', ['get', 'code'], code ?? ''])
  drawn.removeFeatureState({ source: 'places' })
  if (code && drawn.getSource<GeoJSONSource>('places'))
    drawn.setFeatureState({ source: 'places', id: code }, { chosen: true })
}

function areaColour(colours: Colours) {
  return ['case', ['boolean', ['feature-state', 'chosen'], false], colours.wash, colours.sheet] as [
    'case',
    ['boolean', ['feature-state', string], boolean],
    string,
    string,
  ]
}

/** Whom to credit is shown as text, whatever stands in the setting. */
function credit(text: string): string {
  const span = document.createElement('span')
  span.textContent = text
  return span.innerHTML
}
