import { lazy, Suspense } from 'react'
import { useFilter } from '../../desk/use-filter.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { useWriter } from '../../ui/moment.ts'
import { Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { MatterFilter } from './MatterFilter.tsx'
import { Newest } from './Newest.tsx'
import './PublicMatters.css'
import { type Narrowed, useCounts, usePublicMatters } from './use-matters.ts'
import { useBookWords } from './words.ts'

const BookMap = lazy(() => import('./BookMap.tsx').then(({ BookMap: map }) => ({ default: map })))

/** The matters that may be public, by place and category, as a list or a map; what is asked for stands in the address. */
export function PublicMatters() {
  const say = useBookWords()
  const write = useWriter()
  const [filter, change] = useFilter(['region', 'category', 'view'])
  const isMap = filter.view === 'map'
  const counts = useCounts(filter)
  const { data } = counts
  const onNarrow = (to: Narrowed) => change(to)
  return (
    <Section title={say('title')} aside={<Views isMap={isMap} onChange={(view) => change({ view })} />}>
      <p className="matters-note">{say('note')}</p>
      <MatterFilter counts={data} filter={filter} onChange={onNarrow} />
      <output className="matters-total">{data ? say('total', { n: write.number(data.total) }) : say('waiting')}</output>
      {isMap ? (
        <Suspense fallback={<Wait words={say('waiting')} lines={6} />}>
          <BookMap counts={counts} region={filter.region ?? null} onRegion={(region) => change({ region })} />
        </Suspense>
      ) : (
        <List filter={filter} onClear={() => change({ region: '', category: '' })} />
      )}
    </Section>
  )
}

function Views({ isMap, onChange }: { isMap: boolean; onChange: (view: string) => void }) {
  const say = useBookWords()
  return (
    <fieldset className="matters-views screen-only" aria-label={say('view')}>
      <Button aria-pressed={!isMap} onClick={() => onChange('')}>
        {say('list')}
      </Button>
      <Button aria-pressed={isMap} onClick={() => onChange('map')}>
        {say('map')}
      </Button>
    </fieldset>
  )
}

function List({ filter, onClear }: { filter: Narrowed; onClear: () => void }) {
  const say = useBookWords()
  const { data, error, isFetching, isPlaceholderData, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } =
    usePublicMatters(filter)
  const again = () => void (data ? fetchNextPage() : refetch())
  if (!data)
    return error ? (
      <Failure error={error} onAgain={again} busy={isFetching} />
    ) : (
      <Wait words={say('waiting')} lines={10} />
    )
  const rows = data.pages.flatMap((page) => page.rows)
  if (rows.length === 0 && !filter.region && !filter.category) return <Notice tone="note" title={say('noneYet')} />
  if (rows.length === 0)
    return (
      <Notice tone="note" title={say('none')}>
        <p>{say('noneText')}</p>
        <Button onClick={onClear}>{say('clear')}</Button>
      </Notice>
    )
  return (
    <div className={isPlaceholderData ? 'matters-old' : undefined} aria-busy={isFetching}>
      <Newest matters={rows} />
      {error && <Failure error={error} onAgain={again} busy={isFetching} />}
      {hasNextPage && !error && (
        <p className="matters-more screen-only">
          <Button onClick={() => void fetchNextPage()} busy={isFetchingNextPage}>
            {isFetchingNextPage ? say('waiting') : say('more')}
          </Button>
        </p>
      )}
    </div>
  )
}
