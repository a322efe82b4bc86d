import { useQuery } from '@tanstack/react-query'
import { App, Modal } from 'antd'
import { useState } from 'react'
import { type Part, sharedParts } from '../../../domain/text/shared-parts.ts'
import { call } from '../../api.ts'
import { newId } from '../../new-id.ts'
import { Failure } from '../../ui/Failure.tsx'
import { useProblemWords } from '../../ui/problem.ts'
import { Time } from '../../ui/Time.tsx'
import { Wait } from '../../ui/Wait.tsx'
import type { Folder } from '../act/fields.ts'
import { Refused } from '../act/Refused.tsx'
import { matterKey, send, useAct } from '../act/use-act.ts'
import { readMatter } from '../calls.ts'
import { queries } from '../queries.ts'
import { useNames } from '../pick/use-names.ts'
import { StatusTag } from '../tags/tags.tsx'
import { useKeys } from '../use-keys.ts'
import { useTriageWords } from './words.ts'

/** 并件: the two side by side with what differs marked, and one key to make them one. */
export function MergeDialog({ folder, targetId, onClose }: { folder: Folder; targetId: string; onClose: () => void }) {
  const w = useTriageWords()
  const words = useProblemWords()
  const { notification } = App.useApp()
  const target = useQuery({
    queryKey: matterKey(targetId),
    queryFn: () => call(readMatter, { params: { matterId: targetId } }),
  })
  const act = useAct()
  const { matter } = folder
  const [id] = useState(newId)
  const unmerge = async () => {
    notification.destroy(id)
    try {
      const details = { why: w('unmerge.why') }
      const apart = await send({ id: newId(), matterId: matter.id, action: 'unmerge', details })
      queries.setQueryData(matterKey(matter.id), apart)
    } catch (error) {
      notification.error({ title: words(error), duration: 10 })
    }
    await queries.invalidateQueries()
  }
  const merge = async () => {
    if (!target.data || act.isPending) return
    const { number } = target.data.matter
    try {
      await act.mutateAsync({ id, matterId: matter.id, action: 'merge', details: { targetId }, seenSeq: matter.seq })
    } catch {
      return
    }
    // The matter has left the queue, and this dialog with it: what can still be done stands beside.
    onClose()
    notification.success({
      key: id,
      title: w('merged', { number }),
      actions: (
        <button type="button" className="link" onClick={() => void unmerge()}>
          {w('unmerge')}
        </button>
      ),
      duration: 12,
    })
  }
  useKeys({ 'mod+Enter': () => void merge(), m: () => void merge() })
  const mine = wordsOf(folder)
  const theirs = target.data ? wordsOf(target.data) : ''
  return (
    <Modal
      open
      width={1080}
      title={w('merge.title')}
      onCancel={onClose}
      onOk={() => void merge()}
      okText={w('merge')}
      confirmLoading={act.isPending}
      okButtonProps={{ disabled: !target.data }}
    >
      {act.error && <Refused error={act.error} />}
      {target.error && <Failure error={target.error} onAgain={() => void target.refetch()} busy={target.isFetching} />}
      {target.isPending && <Wait words={w('loading')} />}
      {target.data && (
        <>
          <p className="nothing">{w('merge.lead')}</p>
          <div className="beside">
            <Side name={w('merge.this')} folder={folder} other={target.data} parts={sharedParts(mine, theirs)} />
            <Side name={w('merge.into')} folder={target.data} other={folder} parts={sharedParts(theirs, mine)} />
          </div>
        </>
      )}
    </Modal>
  )
}

function wordsOf({ voices }: Folder): string {
  return voices.map(({ text }) => text).join('\n\n')
}

function Side({ name, folder, other, parts }: { name: string; folder: Folder; other: Folder; parts: readonly Part[] }) {
  const w = useTriageWords()
  const region = useNames('region')
  const category = useNames('category')
  const { matter } = folder
  const line = (label: string, text: string, same: boolean) => (
    <p className={same ? '' : 'differs'}>
      <span className="nothing">{label}</span> {text || '—'}
    </p>
  )
  return (
    <section aria-label={name}>
      <h3>
        {name} <StatusTag status={matter.status} />
      </h3>
      <p>
        <b>{matter.title}</b>
      </p>
      <p className="nothing">
        {matter.number} · <Time at={matter.receivedAt} short /> · {w('callers', { n: matter.callers })}
      </p>
      {line(w('region'), region(matter.regionCode), matter.regionCode === other.matter.regionCode)}
      {line(w('place'), matter.address ?? '', matter.address === other.matter.address)}
      {line(w('category'), category(matter.categoryCode), matter.categoryCode === other.matter.categoryCode)}
      <p className="said">
        {parts.map(({ text, shared }, n) =>
          // A part has no name but its place.
          // oxlint-disable-next-line react/no-array-index-key
          shared ? <span key={n}>{text}</span> : <mark key={n}>{text}</mark>,
        )}
      </p>
    </section>
  )
}
