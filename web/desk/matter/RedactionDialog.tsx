import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Input, Modal } from 'antd'
import { Suspense, useState } from 'react'
import { call } from '../../api.ts'
import { Failure } from '../../ui/Failure.tsx'
import { Time } from '../../ui/Time.tsx'
import { Wait } from '../../ui/Wait.tsx'
import { GivesAway } from '../act/GivesAway.tsx'
import { Refused } from '../act/Refused.tsx'
import { confirmRedaction, readRedaction } from '../calls.ts'
import { useMatterWords } from './words.ts'

/** 公开文本: the original beside the copy that others read, to be confirmed by a person. */
export function RedactionDialog({
  matterId,
  submissionId,
  onClose,
}: {
  matterId: string
  submissionId: string
  onClose: () => void
}) {
  const w = useMatterWords()
  const { message } = App.useApp()
  const params = { matterId, submissionId }
  const redaction = useQuery({
    queryKey: ['matter', matterId, 'redaction', submissionId],
    queryFn: () => call(readRedaction, { params }),
  })
  const [written, setWritten] = useState<Readonly<{ title?: string; text?: string }>>({})
  const held = redaction.data
  const title = written.title ?? held?.copy.title ?? ''
  const text = written.text ?? held?.copy.text ?? ''
  const confirm = useMutation({
    mutationFn: () => call(confirmRedaction, { params, body: { title, text, basedOnVersion: held?.version ?? 0 } }),
    onSuccess: () => {
      void message.success(w('redaction.done'))
      onClose()
    },
  })
  return (
    <Modal
      open
      width={960}
      title={w('redaction')}
      onCancel={onClose}
      onOk={() => confirm.mutate()}
      okText={w('redaction.confirm')}
      okButtonProps={{ disabled: !held }}
      confirmLoading={confirm.isPending}
    >
      <p className="nothing">{w('redaction.lead')}</p>
      {redaction.error && (
        <Failure error={redaction.error} onAgain={() => void redaction.refetch()} busy={redaction.isFetching} />
      )}
      {redaction.isPending && <Wait words={w('loading')} />}
      {confirm.error && <Refused error={confirm.error} />}
      {held && (
        <div className="beside">
          <div>
            <h3>{w('redaction.original')}</h3>
            <p>
              <b>{held.original.title}</b>
            </p>
            <p className="said">{held.original.text}</p>
          </div>
          <div>
            <h3>{w('redaction.copy')}</h3>
            <Input
              aria-label={w('redaction.title')}
              value={title}
              onChange={({ target }) => setWritten({ ...written, title: target.value })}
            />
            <Input.TextArea
              aria-label={w('redaction.copy')}
              value={text}
              rows={6}
              className="grows"
              onChange={({ target }) => setWritten({ ...written, text: target.value })}
            />
            <Suspense>
              <GivesAway text={`${title}\n${text}`} />
            </Suspense>
            {held.confirmed && (
              <p className="nothing">
                {w('redaction.by', { name: held.confirmed.by ?? '' })} <Time at={held.confirmed.at} short />
              </p>
            )}
          </div>
        </div>
      )}
    </Modal>
  )
}
