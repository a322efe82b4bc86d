import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Orderable } from '../../../contract/details.ts'
import { type Action, actions } from '../../../domain/ledger/actions.ts'
import { call } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { Failure } from '../../ui/Failure.tsx'
import type { Folder } from '../act/fields.ts'
import { matterKey } from '../act/use-act.ts'
import { listActions } from '../calls.ts'
import { useNames } from '../pick/use-names.ts'
import { useMatterWords } from './words.ts'

/** What is done beside the way of a matter: never the thing to do next. */
const asides: readonly Action[] = [
  'classify',
  'recuse',
  'convene',
  'requestInformation',
  'progress',
  'supervise',
  'remind',
  'escalate',
  'terminate',
]

/**
 * Every action that the viewer's roles have, as the server's own table gives them: what can be done now as buttons, the
 * others below in a list that opens, each with the reason why not.
 */
export function ActionBar({
  folder: { matter, orders },
  onAsk,
}: {
  folder: Folder
  onAsk: (action: Orderable, orderId: string | null) => void
}) {
  const w = useMatterWords()
  const { language } = useSpeech()
  const unit = useNames('unit')
  const matterId = matter.id
  const possible = useQuery({
    queryKey: [...matterKey(matterId), 'actions', matter.seq],
    queryFn: () => call(listActions, { params: { matterId } }),
    placeholderData: (before) => before,
  })
  if (possible.error) return <Failure error={possible.error} onAgain={() => void possible.refetch()} />
  const rows = possible.data?.rows ?? []
  if (rows.length === 0) return possible.data ? <p className="bar-none">{w('actions.none')}</p> : null
  const nameOf = (action: string, orderId: string | null) => {
    const order = orders.find(({ id }) => id === orderId)
    const name = actions[action as Action][language]
    const several = rows.filter((row) => row.action === action).length > 1
    return order && several ? `${name} · ${unit(order.unitId)}` : name
  }
  const possibleRows = rows.filter(({ refusal }) => refusal === null)
  const refused = rows.filter(({ refusal }) => refusal !== null)
  // Somebody who was spoken to may be spoken to again, which is not what comes next.
  const isContacted = (orderId: string | null) => orders.find(({ id }) => id === orderId)?.contactedAt != null
  const next = possibleRows.find(
    ({ action, orderId }) => !asides.includes(action as Action) && !(action === 'contact' && isContacted(orderId)),
  )
  return (
    <div className="bar-band">
      {possibleRows.length > 0 ? (
        <div className="bar" role="toolbar" aria-label={w('actions')}>
          {possibleRows.map((row) => (
            <Button
              key={`${row.action} ${row.orderId}`}
              type={row === next ? 'primary' : 'default'}
              onClick={() => onAsk(row.action as Orderable, row.orderId)}
            >
              {nameOf(row.action, row.orderId)}
            </Button>
          ))}
        </div>
      ) : (
        <p className="bar-none">{w('actions.notNow')}</p>
      )}
      {refused.length > 0 && (
        <details className="bar-not">
          <summary>{w('actions.refused', { n: refused.length })}</summary>
          <ul>
            {refused.map(({ action, orderId, refusal }) => (
              <li key={`${action} ${orderId}`} className="bar-refused">
                <b>{nameOf(action, orderId)}</b>
                {refusal?.[language]}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
