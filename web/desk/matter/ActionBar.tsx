import { useQuery } from '@tanstack/react-query'
import { App, Button, Tooltip } from 'antd'
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

/**
 * Every action that the viewer's roles have, as the server's own table gives them: what can be done now first, the others
 * after it with the reason why not, to read on hover and on focus.
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
  const { message } = App.useApp()
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
  const sorted = rows.toSorted((a, b) => Number(a.refusal !== null) - Number(b.refusal !== null))
  return (
    <div className="bar" role="toolbar" aria-label={w('actions')}>
      {sorted.map(({ action, orderId, refusal }, n) => (
        <Tooltip key={`${action} ${orderId}`} title={refusal?.[language]}>
          <Button
            type={n === 0 && !refusal ? 'primary' : 'default'}
            className={refusal ? 'bar-refused' : ''}
            aria-disabled={refusal !== null}
            onClick={() => (refusal ? void message.info(refusal[language]) : onAsk(action as Orderable, orderId))}
          >
            {nameOf(action, orderId)}
            {refusal && <span className="unseen">{refusal[language]}</span>}
          </Button>
        </Tooltip>
      ))}
    </div>
  )
}
