import { lazy, Suspense } from 'react'
import type { Point } from '../../../domain/ledger/words.ts'
import type { Shape } from '../../../domain/region/shape.ts'
import { Boundary } from '../Boundary.tsx'
import { Button } from '../Button.tsx'
import { Wait } from '../Wait.tsx'
import './MapView.css'
import { useMap } from './use-map.ts'
import { useMapWords } from './words.ts'

// MapLibre is more than all the rest together; it comes when a map is looked at.
const MapCanvas = lazy(() => import('./MapCanvas.tsx'))

/** How many of something are at one place, shown there as a button. */
export type Mark = Readonly<{ code: string; point: Point; count: number; name: string }>

export type MapViewProps = Readonly<{
  /** What the map shows, for who cannot see it. */
  label: string
  /** The place that is marked; a map on which none can be marked goes without. */
  picked?: Point | null
  /** Somebody marks a place; told with the smallest place of the map it lies in, null outside all. */
  onPick?: (point: Point, place: Shape['properties'] | null) => void
  marks?: readonly Mark[]
  onMark?: (code: string) => void
  /** The place that is drawn as chosen. */
  chosen?: string | null
}>

/**
 * The prefecture's own map. Beside it there is always another way to say or see the same, in words or as a list: where
 * there is no map or it cannot be drawn, one sentence points to that.
 */
export default function MapView(props: MapViewProps) {
  const say = useMapWords()
  const { data: map, error, isFetching, refetch } = useMap()
  if (!canDraw()) return <p className="map-none">{say('cannot')}</p>
  if (map === null) return <p className="map-none">{say('none')}</p>
  if (!map && error !== null && !isFetching)
    return (
      <div className="map-none" role="alert">
        <p>{say('failed')}</p>
        <Button onClick={() => void refetch()}>{say('again')}</Button>
      </div>
    )
  const wait = (
    <div className="map-box">
      <Wait words={say('wait')} lines={0} />
    </div>
  )
  return map ? (
    <Boundary broken={<p className="map-none">{say('failed')}</p>}>
      <Suspense fallback={wait}>
        <MapCanvas map={map} {...props} />
      </Suspense>
    </Boundary>
  ) : (
    wait
  )
}

let able: boolean | null = null

/** Whether the device draws with WebGL 2, which MapLibre needs; asked before MapLibre is fetched. */
function canDraw(): boolean {
  if (able === null) {
    const context = document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: false })
    able = context !== null
    context?.getExtension('WEBGL_lose_context')?.loseContext()
  }
  return able
}
