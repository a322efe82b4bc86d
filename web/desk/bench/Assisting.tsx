import { orderStatuses } from '../../../domain/ledger/actions.ts'
import { useSpeech } from '../../language.ts'
import { useNow } from '../due/use-now.ts'
import { useNames } from '../pick/use-names.ts'
import type { Order } from './BenchPage.tsx'
import { useBenchWords } from './words.ts'

/** 协办进度, for whoever leads: each unit's state, and who is late. The lead answers when all of them have. */
export function Assisting({ order: { assisting } }: { order: Order }) {
  const w = useBenchWords()
  const { language } = useSpeech()
  const unit = useNames('unit')
  const now = useNow()
  if (assisting.length === 0) return null
  const isOut = (status: string) => status === 'sent' || status === 'claimed'
  const done = assisting.filter(({ status }) => !isOut(status)).length
  return (
    <p className="order-facts">
      <span>{w('assisting.done', { done, of: assisting.length })}</span>
      {assisting.map(({ unitId, status, answerBy, pausedAt }) => {
        const isLate = isOut(status) && pausedAt === null && Date.parse(answerBy) < now
        return (
          <span key={unitId} className={isLate ? 'tag tag-waiting' : 'tag'}>
            {w(isLate ? 'assisting.late' : 'assisting.is', {
              unit: unit(unitId),
              status: orderStatuses[status][language],
            })}
          </span>
        )
      })}
    </p>
  )
}
