import { Map as Drawn, NavigationControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { type Box, boxOf } from '../../../domain/region/shape.ts'
import type { Says } from '../../words/words-of.ts'
import type { map as zh } from '../../words/zh-map.ts'
import type { Colours } from './colours.ts'
import { styleOf } from './layers.ts'
import type { RegionMap } from './use-map.ts'

// The worker is a file of this site: the policy of the page allows neither a blob nor code made from text.
setWorkerUrl(workerUrl)

type With = Readonly<{ label: string; say: Says<typeof zh>; colours: Colours }>

/** Draws the whole prefecture into an element; `ended` takes it down. Fingers and wheel scroll the page unless two fingers or Ctrl mean the map. */
export function drawMap(element: HTMLElement, map: RegionMap, { label, say, colours }: With) {
  const box = boxOf(map) ?? [
    [73, 18],
    [135, 54],
  ]
  const [[west, south], [east, north]] = box
  // As much again around it on each side as a finger needs to move an edge to the middle.
  const [wide, high] = [(east - west) / 2, (north - south) / 2]
  const made = new Drawn({
    container: element,
    style: styleOf(map, colours),
    bounds: [west, south, east, north],
    fitBoundsOptions: { padding: 24 },
    maxBounds: [west - wide, Math.max(south - high, -85), east + wide, Math.min(north + high, 85)],
    maxZoom: map.tiles ? 18 : 15,
    attributionControl: map.tiles ? { compact: false } : false,
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    fadeDuration: 0,
    localIdeographFontFamily: getComputedStyle(element).fontFamily,
    locale: {
      'Map.Title': label,
      'NavigationControl.ZoomIn': say('zoomIn'),
      'NavigationControl.ZoomOut': say('zoomOut'),
      'CooperativeGesturesHandler.WindowsHelpText': say('wheel'),
      'CooperativeGesturesHandler.MacHelpText': say('wheelMac'),
      'CooperativeGesturesHandler.MobileHelpText': say('touch'),
    },
  })
  made.keyboard.disableRotation()
  made.touchZoomRotate.disableRotation()
  made.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  return { made, ended: () => made.remove() }
}

/** Goes to a part of the map; at once where the map has only just been drawn. */
export function lookAt(drawn: Drawn, box: Box | null, before: Drawn | null): void {
  if (!box) return
  const [[west, south], [east, north]] = box
  drawn.fitBounds([west, south, east, north], { padding: 24, duration: drawn === before ? 400 : 0 })
}
