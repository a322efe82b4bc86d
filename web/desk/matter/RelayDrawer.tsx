import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../api.ts'
import { newId } from '../../new-id.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Time } from '../../ui/Time.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { Refused } from '../act/Refused.tsx'
import type { Folder } from '../act/fields.ts'
import { matterKey } from '../act/use-act.ts'
import { readRelay, sendRelay } from '../calls.ts'
import { useMe } from '../use-me.ts'
import { useMatterWords } from './words.ts'

/** 平台代转: what units and a submitter wrote to each other, neither learning who the other is. */
export function RelayDrawer({
  folder: { matter, orders },
  submissionId,
  onClose,
}: {
  folder: Folder
  submissionId: string
  onClose: () => void
}) {
  const w = useMatterWords()
  const own = useMe().data
  const params = { matterId: matter.id, submissionId }
  const relay = useQuery({
    queryKey: [...matterKey(matter.id), 'relay', submissionId],
    queryFn: () => call(readRelay, { params }),
  })
  const [text, setText] = useState('')
  const [id, setId] = useState(newId)
  const units = own?.grants.flatMap(({ role, unitId }) => (role.startsWith('unit') && unitId ? [unitId] : [])) ?? []
  const order = orders.find(
    ({ unitId, status }) => units.includes(unitId) && (status === 'sent' || status === 'claimed'),
  )
  const send = useMutation({
    mutationFn: (orderId: string) => call(sendRelay, { params, body: { id, orderId, text } }),
    onSuccess: async () => {
      setText('')
      setId(newId())
      await relay.refetch()
    },
  })
  return (
    <Drawer open title={w('relay')} onClose={onClose} size={440}>
      <p className="nothing">{w('relay.lead')}</p>
      {relay.error && <Failure error={relay.error} onAgain={() => void relay.refetch()} busy={relay.isFetching} />}
      {relay.isPending && <Wait words={w('loading')} />}
      {relay.data?.exchanges.length === 0 && <p>{w('relay.none')}</p>}
      {relay.data?.exchanges.map(({ unitId, unit, messages }) => (
        <section key={unitId} aria-label={unit}>
          <h3>{unit}</h3>
          <ol className="relay">
            {messages.map((message) => (
              <li key={message.id} className={`relay-${message.from}`}>
                <small>
                  {message.from === 'unit' ? unit : w('relay.submitter')} · <Time at={message.at} short />
                </small>
                <p className="said">{message.text}</p>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {order && (
        <form
          className="relay-form"
          onSubmit={(event) => {
            event.preventDefault()
            send.mutate(order.id)
          }}
        >
          {send.error && <Refused error={send.error} />}
          <Input.TextArea
            aria-label={w('relay.write')}
            placeholder={w('relay.write')}
            value={text}
            onChange={({ target }) => setText(target.value)}
            rows={3}
            className="grows"
            maxLength={1000}
          />
          <Button type="primary" htmlType="submit" disabled={text.trim() === ''} loading={send.isPending}>
            {w('relay.send')}
          </Button>
        </form>
      )}
    </Drawer>
  )
}
