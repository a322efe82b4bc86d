import type { UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import { middleOf } from '../../../domain/region/shape.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import MapView, { type Mark } from '../../ui/map/MapView.tsx'
import { useMap } from '../../ui/map/use-map.ts'
import { useWriter } from '../../ui/moment.ts'
import { Wait } from '../../ui/Wait.tsx'
import { topOf } from './MatterFilter.tsx'
import type { Counts } from './use-matters.ts'
import { useBookWords } from './words.ts'

type Asked = Readonly<{
  counts: UseQueryResult<Counts>
  region: string | null
  /** Empty: the whole prefecture. */
  onRegion: (code: string) => void
}>

/** How many matters there are in each place, on the map and beside it as a table: of a county asked for, in its townships. */
export function BookMap({ counts, region, onRegion }: Asked) {
  const say = useBookWords()
  const write = useWriter()
  const { data: map } = useMap()
  const { data, error, isFetching, refetch } = counts
  const regions = data?.regions
  const places = useMemo(() => placesOf(regions ?? [], region), [regions, region])
  const marks = useMemo<readonly Mark[]>(() => {
    const shapes = new Map(map?.features.map((shape) => [shape.properties.code, shape]))
    return places.flatMap(({ code, name, count }) => {
      const shape = shapes.get(code)
      return shape && count > 0 ? [{ code, name, count, point: middleOf(shape) }] : []
    })
  }, [map, places])
  if (!data) {
    if (error) return <Failure error={error} onAgain={() => void refetch()} busy={isFetching} />
    return <Wait words={say('waiting')} lines={8} />
  }
  return (
    <div className="book-map">
      <MapView label={say('label')} marks={marks} onMark={onRegion} chosen={region} />
      <div>
        <table className="book-places">
          <caption>{say('byPlace')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('places')}</th>
              <th scope="col">{say('count')}</th>
            </tr>
          </thead>
          <tbody>
            {places.map(({ code, name, count }) => (
              <tr key={code} className={code === region ? 'book-place-chosen' : undefined}>
                <th scope="row">
                  <button type="button" aria-pressed={code === region} onClick={() => onRegion(code)}>
                    {name}
                  </button>
                </th>
                <td className="figures">{write.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {region && <Button onClick={() => onRegion('')}>{say('back')}</Button>}
      </div>
    </div>
  )
}

/** The counties or, where one of them or a township of it is asked for, its townships. */
function placesOf(regions: Counts['regions'], region: string | null): Counts['regions'] {
  const tops = topOf(regions)
  const asked = regions.find(({ code }) => code === region)
  if (!asked) return [...tops]
  const county = tops.includes(asked) ? asked.code : asked.parent
  const inside = regions.filter(({ parent }) => parent === county)
  return inside.length > 0 ? inside : [...tops]
}
