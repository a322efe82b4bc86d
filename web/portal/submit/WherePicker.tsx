import { useQueries } from '@tanstack/react-query'
import { lazy, Suspense, useId, useState } from 'react'
import type { Point } from '../../../domain/ledger/words.ts'
import { call } from '../../api.ts'
import { listRegions } from '../../calls.ts'
import { useSpeech } from '../../language.ts'
import { Button } from '../../ui/Button.tsx'
import { Wait } from '../../ui/Wait.tsx'
import type { Draft } from './draft.ts'

const MapView = lazy(() => import('../../ui/map/MapView.tsx'))

const steps = ['county', 'township', 'village'] as const

/**
 * Where it is, beside the words: the divisions one below the other, or a point on the map. Without a network only the words
 * are asked for; what was chosen before stays.
 */
export function WherePicker({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const { t } = useSpeech()
  const id = useId()
  const [mapOpen, setMapOpen] = useState(false)
  const path = pathOf(draft.regionCode ?? '')
  const lists = useQueries({
    queries: steps.map((step, n) => ({
      queryKey: ['regions', n === 0 ? '' : (path[n - 1] ?? '')],
      enabled: n === 0 || path[n - 1] !== undefined,
      staleTime: 60 * 60_000,
      retry: false,
      queryFn: () => call(listRegions, { query: n === 0 ? {} : { parent: path[n - 1] ?? '' } }),
      meta: { step },
    })),
  })
  const pick = (point: Point, place: Readonly<{ code: string }> | null) =>
    onChange({ point, ...(place && { regionCode: place.code }) })
  if (!lists[0]?.data) return null
  return (
    <div className="where">
      <div className="where-steps">
        {steps.map((step, n) => {
          // The list of nothing chosen is the first one's.
          const rows = n === 0 || path[n - 1] !== undefined ? (lists[n]?.data?.rows ?? []) : []
          if (rows.length === 0) return null
          return (
            <div key={step}>
              <label htmlFor={`${id}-${step}`}>{t(`where.${step}`)}</label>
              <select
                id={`${id}-${step}`}
                className="input"
                value={path[n] ?? ''}
                onChange={({ target }) => onChange({ regionCode: target.value || path[n - 1] || undefined })}
              >
                <option value="">{t('where.any')}</option>
                {rows.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
          )
        })}
      </div>
      <p>
        <Button kind="quiet" onClick={() => setMapOpen(!mapOpen)}>
          {t(mapOpen ? 'where.mapClose' : draft.point ? 'where.mapAgain' : 'where.map')}
        </Button>
        {draft.point && (
          <Button kind="quiet" onClick={() => onChange({ point: undefined })}>
            {t('where.mapClear')}
          </Button>
        )}
      </p>
      {mapOpen && (
        <Suspense fallback={<Wait words={t('where.mapWait')} lines={2} />}>
          <MapView label={t('where.mapLabel')} picked={draft.point ?? null} onPick={pick} />
        </Suspense>
      )}
    </div>
  )
}

/** The codes from the county down, of a 12-digit code of any level: zeros stand where nothing is named. */
function pathOf(code: string): readonly (string | undefined)[] {
  return [6, 9, 12].map((length, n) => {
    const named = code.slice(n === 0 ? 4 : n === 1 ? 6 : 9, length)
    return /[1-9]/.test(named) ? code.slice(0, length).padEnd(12, '0') : undefined
  })
}
