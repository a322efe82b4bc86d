import 'maplibre-gl/dist/maplibre-gl.css'
import { type Map as Drawn, Marker } from 'maplibre-gl'
import { useEffect, useId, useRef, useState } from 'react'
import { boxOf, placeAt, placesAt } from '../../../domain/region/shape.ts'
import type { Point } from '../../../domain/ledger/words.ts'
import { useWriter } from '../moment.ts'
import { coloursOf, onColours } from './colours.ts'
import { drawMap, lookAt } from './draw.ts'
import { choose, paint } from './layers.ts'
import type { MapViewProps } from './MapView.tsx'
import type { RegionMap } from './use-map.ts'
import { useMapWords } from './words.ts'

const NO_MARKS: NonNullable<MapViewProps['marks']> = []

/** The map itself. Keyboard: the arrow keys and signs of MapLibre, Enter to mark the place under the cross. */
export default function MapCanvas({
  map,
  label,
  picked = null,
  onPick,
  marks = NO_MARKS,
  onMark,
  chosen = null,
}: MapViewProps & { map: RegionMap }) {
  const say = useMapWords()
  const write = useWriter()
  const box = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  const [byKeys, setByKeys] = useState(false)
  const [failed, setFailed] = useState(false)
  const hint = useId()
  const before = useRef<Drawn | null>(null)
  const pick = useLatest((point: Point) => onPick?.(point, placeAt(map, point)))
  const markPicked = useLatest((code: string) => onMark?.(code))

  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const { made, ended } = drawMap(element, map, { label, say, colours: coloursOf(element) })
    made.on('click', ({ lngLat }) => pick.current({ lat: round(lngLat.lat), lon: round(lngLat.lng) }))
    const canvas = made.getCanvas()
    canvas.setAttribute('aria-describedby', hint)
    canvas.addEventListener('pointerdown', () => setByKeys(false))
    canvas.addEventListener('keydown', ({ key }) => {
      setByKeys(true)
      const { lat, lng } = made.getCenter()
      if (key === 'Enter') pick.current({ lat: round(lat), lon: round(lng) })
    })
    let gone = false
    made.once('style.load', () => !gone && setDrawn(made))
    made.on('webglcontextlost', () => setFailed(true))
    made.on('webglcontextrestored', () => setFailed(false))
    const stop = onColours(() => made.isStyleLoaded() && paint(made, coloursOf(element)))
    return () => {
      gone = true
      stop()
      ended()
      setDrawn(null)
    }
  }, [map, label, say, hint, pick])

  useEffect(() => {
    if (!drawn) return
    choose(drawn, chosen)
    const shapes = chosen === null ? map.features : map.features.filter(({ properties }) => properties.code === chosen)
    if (shapes.length > 0) lookAt(drawn, boxOf({ type: 'FeatureCollection', features: shapes }), before.current)
    before.current = drawn
  }, [drawn, chosen, map])

  useEffect(() => {
    if (!drawn || !picked) return undefined
    const marker = new Marker({ element: pinElement(), anchor: 'bottom' }).setLngLat([picked.lon, picked.lat])
    marker.addTo(drawn)
    if (!drawn.getBounds().contains([picked.lon, picked.lat])) drawn.easeTo({ center: [picked.lon, picked.lat] })
    return () => void marker.remove()
  }, [drawn, picked])

  useEffect(() => {
    if (!drawn) return undefined
    const made = marks.map(({ code, point, count, name }) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'map-mark'
      button.textContent = write.number(count)
      button.setAttribute('aria-label', say('mark', { name, n: write.number(count) }))
      button.setAttribute('aria-pressed', String(code === chosen))
      button.addEventListener('click', (event) => {
        event.stopPropagation()
        markPicked.current(code)
      })
      return new Marker({ element: button }).setLngLat([point.lon, point.lat]).addTo(drawn)
    })
    return () => {
      for (const marker of made) marker.remove()
    }
  }, [drawn, marks, chosen, say, write, markPicked])

  const around = picked ? placesAt(map, picked).filter(({ level }) => level !== 'prefecture') : []
  const place = around
    .toReversed()
    .map(({ name }) => name)
    .join('')
  return (
    <div className="map-view">
      <div className="map-box">
        <div className="map-canvas" ref={box} />
        {onPick && byKeys && <span className="map-cross" aria-hidden="true" />}
        {failed && <p className="map-lost">{say('failed')}</p>}
      </div>
      <p className="map-hint" id={hint}>
        {say(onPick ? 'pick' : 'keys')}
      </p>
      {onPick && (
        <output className="map-picked">{picked && (place ? say('picked', { place }) : say('pickedOutside'))}</output>
      )}
    </div>
  )
}

/** Five decimals of a degree are about a metre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}

function pinElement(): HTMLElement {
  const pin = document.createElement('span')
  pin.className = 'map-pin'
  pin.setAttribute('aria-hidden', 'true')
  return pin
}

/** A function that handlers of the map call: always the one of the last drawing. */
function useLatest<T>(value: T) {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
