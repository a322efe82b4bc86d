import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { paths } from '../paths.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { useWriter } from '../ui/moment.ts'
import { startOutbox } from './run.ts'
import { useNewVersion } from './service-worker.ts'
import { useParcels } from './use-parcels.ts'
import { useOfflineWords } from './words.ts'
import './OfflineBar.css'

/**
 * Sends what waits on this device, and says so at the lower edge of every page: what waits, what has arrived meanwhile, and
 * that there is a new version. Nothing is drawn where there is nothing to say.
 */
export default function OfflineBar() {
  const says = useOfflineWords()
  const write = useWriter()
  const { state } = useLocation()
  const parcels = useParcels() ?? []
  const change = useNewVersion()
  const [later, setLater] = useState(false)
  useEffect(startOutbox, [])

  // The page that shows a parcel says it itself.
  const shown = (state as { parcel?: string } | null)?.parcel
  const others = parcels.filter(({ id }) => id !== shown)
  const waiting = others.filter(({ receipt }) => receipt === null)
  const [first] = waiting
  const arrived = others.find(({ receipt, seen }) => receipt !== null && !seen)
  const isNew = change !== null && !later
  if (!first && !arrived && !isNew) return null
  return (
    <aside className="offline-bar screen-only" aria-label={says('bar.label')}>
      <div aria-live="polite">
        {arrived && (
          <p>
            {says('bar.sent')}
            <ButtonLink to={paths.submit} state={{ parcel: arrived.id }}>
              {says('bar.receipt')}
            </ButtonLink>
          </p>
        )}
        {first && (
          <p>
            {says('bar.waiting', { n: write.number(waiting.length) })}
            <ButtonLink to={paths.submit} state={{ parcel: first.id }}>
              {says('bar.look')}
            </ButtonLink>
          </p>
        )}
        {isNew && (
          <p>
            {says('bar.new')}
            <Button onClick={change}>{says('bar.reload')}</Button>
            <Button kind="quiet" onClick={() => setLater(true)}>
              {says('bar.later')}
            </Button>
          </p>
        )}
      </div>
    </aside>
  )
}
