import { useQueries } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { call } from '../../api.ts'
import { newId } from '../../new-id.ts'
import { matterKey } from '../act/use-act.ts'
import { adviseOn, readMatter } from '../calls.ts'
import { useNames } from '../pick/use-names.ts'
import { useKeys } from '../use-keys.ts'
import { UrgencyTag } from '../tags/tags.tsx'
import { hold } from './held.ts'
import { commandsOf, missingIn, planOf } from './plan.ts'
import type { Row } from './Queue.tsx'
import { useTriageWords } from './words.ts'

/** Several at once: each with its own proposal; what lacks something stays in the queue. */
export function Batch({ rows, onDone }: { rows: readonly Row[]; onDone: () => void }) {
  const w = useTriageWords()
  const unit = useNames('unit')
  const category = useNames('category')
  const asked = useQueries({
    queries: rows.map(({ id: matterId }) => ({
      queryKey: [...matterKey(matterId), 'proposal'],
      queryFn: async () => {
        const [folder, advice] = await Promise.all([
          call(readMatter, { params: { matterId } }),
          call(adviseOn, { params: { matterId }, query: {} }),
        ])
        return { folder, advice, plan: planOf(folder, advice) }
      },
      staleTime: 30_000,
    })),
  })
  const ready = asked.filter(({ isPending }) => !isPending).length
  const proposals = asked.flatMap(({ data }) => (data ? [data] : []))
  const whole = proposals.filter(({ plan }) => missingIn(plan).length === 0)
  const accept = () => {
    for (const { folder, advice, plan } of whole) {
      const { id, title } = folder.matter
      hold({ id: newId(), matterId: id, label: title, commands: commandsOf(folder, plan, advice) })
    }
    onDone()
  }
  useKeys({ a: () => ready === rows.length && accept(), Escape: onDone })
  return (
    <section className="sheet" aria-label={w('batch')}>
      <h2>{w('batch.title', { n: rows.length })}</h2>
      {ready < rows.length && (
        <Progress percent={Math.round((ready / rows.length) * 100)} aria-label={w('batch.reading')} />
      )}
      <ul className="batch">
        {rows.map(({ id, title, number }, n) => {
          const plan = asked[n]?.data?.plan
          const lacking = plan && missingIn(plan).length > 0
          return (
            <li key={id}>
              <span>
                <b>{title || number}</b> {plan && <UrgencyTag urgency={plan.urgency} />}
              </span>
              <span className={lacking ? 'plan-missing' : 'nothing'}>
                {plan && (lacking ? w('batch.lacking') : `${unit(plan.leadUnitId)} · ${category(plan.categoryCode)}`)}
                {asked[n]?.error && w('batch.failed')}
              </span>
            </li>
          )
        })}
      </ul>
      <div className="deciding-foot">
        <Button type="primary" disabled={ready < rows.length || whole.length === 0} onClick={accept}>
          {w('batch.accept', { n: whole.length })} <kbd>A</kbd>
        </Button>
        <Button onClick={onDone}>{w('batch.leave')}</Button>
      </div>
    </section>
  )
}
