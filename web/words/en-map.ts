import type { map as zh } from './zh-map.ts'

export const map: Readonly<Record<keyof typeof zh, string>> = {
  wait: 'Opening the map…',
  none: 'No map has been put in for this prefecture; name the place in words or from the list.',
  cannot: 'This device cannot draw the map; name the place in words or from the list.',
  failed: 'The map could not be opened; name the place in words or from the list.',
  again: 'Try again',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  wheel: 'Hold Ctrl and scroll to zoom the map',
  wheelMac: 'Hold ⌘ and scroll to zoom the map',
  touch: 'Move the map with two fingers',
  keys: 'Arrow keys move the map, plus and minus zoom it.',
  pick: 'Tap the map to mark the place; or move the cross there with the arrow keys and press Enter.',
  picked: 'The place is marked, in {place}.',
  pickedOutside: 'The marked place lies outside the prefecture.',
  mark: '{name}: {n}',
}
