import { useQuery } from '@tanstack/react-query'
import { Form, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Orderable } from '../../../contract/details.ts'
import { actions } from '../../../domain/ledger/actions.ts'
import { call } from '../../api.ts'
import { useSpeech } from '../../language.ts'
import { newId } from '../../new-id.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { readMatter } from '../calls.ts'
import { focusFirst } from '../focus-first.ts'
import { useKeys } from '../use-keys.ts'
import { useMe } from '../use-me.ts'
import { ActionForm } from './ActionForm.tsx'
import { detailsOf } from './details-of.ts'
import type { Folder, Values } from './fields.ts'
import { initialOf } from './initial-of.ts'
import { Refused } from './Refused.tsx'
import { matterKey, useAct } from './use-act.ts'
import { useActWords } from './words.ts'
import './act.css'

type Meant = Readonly<{ matterId: string; action: Orderable; orderId?: string | null }>

/** Asks for what an action needs, and takes it. What was written stays while it is refused or there is no network. */
export function ActionDialog({
  matterId,
  action,
  orderId = null,
  initial,
  onDone,
  onClose,
}: Meant & { initial?: Values; onDone?: () => void; onClose: () => void }) {
  const { language } = useSpeech()
  const w = useActWords()
  const matter = useQuery({ queryKey: matterKey(matterId), queryFn: () => call(readMatter, { params: { matterId } }) })
  const title = actions[action][language]
  if (!matter.data)
    return (
      <Modal open title={title} onCancel={onClose} footer={null}>
        {matter.error ? (
          <Failure error={matter.error} onAgain={() => void matter.refetch()} busy={matter.isFetching} />
        ) : (
          <Wait words={w('loading')} />
        )}
      </Modal>
    )
  return (
    <Asking
      folder={matter.data}
      meant={{ matterId, action, orderId }}
      given={initial ?? {}}
      onDone={onDone ?? onClose}
      onClose={onClose}
    />
  )
}

function Asking({
  folder,
  meant: { matterId, action, orderId = null },
  given,
  onDone,
  onClose,
}: {
  folder: Folder
  meant: Meant
  given: Values
  onDone: () => void
  onClose: () => void
}) {
  const w = useActWords()
  const { language } = useSpeech()
  const own = useMe().data
  const [form] = Form.useForm<Values>()
  // What the form was opened on: a refusal tells what happened after it, and one command has one id.
  const [opened] = useState(() => ({ seq: folder.matter.seq, id: newId(), now: Date.now() }))
  const act = useAct()
  const about = { folder, orderId }
  const me = {
    id: own?.id ?? '',
    leads: own?.grants.flatMap(({ role, unitId }) => (role === 'unitLeader' && unitId ? [unitId] : [])) ?? [],
  }
  const send = (values: Values) =>
    act.mutate(
      { ...detailsOf(action, values, about), id: opened.id, matterId, seenSeq: opened.seq },
      { onSuccess: onDone },
    )
  const footer = (buttons: ReactNode) => (
    <div className="dialog-foot">
      <small>{w('send.key')}</small>
      {buttons}
    </div>
  )
  useKeys({ 'mod+Enter': () => form.submit() }, { inFields: true })
  return (
    <Modal
      open
      width={680}
      title={
        <>
          {actions[action][language]} <small className="dialog-of">{folder.matter.number}</small>
        </>
      }
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={w('send', { action: actions[action][language] })}
      cancelText={w('cancel')}
      confirmLoading={act.isPending}
      mask={{ closable: false }}
      afterOpenChange={(isOpen) => isOpen && focusFirst(document.querySelector('.action-form'))}
      footer={footer}
    >
      {act.error && <Refused error={act.error} />}
      <ActionForm
        form={form}
        action={action}
        about={about}
        initial={{ ...initialOf(action, about, opened.now, me), ...given }}
        onSend={send}
      />
      <p className="dialog-sure">{w('sure')}</p>
    </Modal>
  )
}
