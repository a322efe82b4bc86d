import { useWriter } from '../../ui/moment.ts'
import type { Order } from './BenchPage.tsx'
import { useBenchWords } from './words.ts'

/** 督办件 that press an order: which wait for a reply, and until when. */
export function Pressed({ documents }: Pick<Order, 'documents'>) {
  const w = useBenchWords()
  const write = useWriter()
  if (documents.length === 0) return null
  return (
    <p className="order-facts">
      {documents.map(({ number, limitOn, repliedAt }) => (
        <span key={number} className={repliedAt ? 'tag' : 'tag tag-waiting'}>
          {repliedAt
            ? w('pressed.replied', { number })
            : limitOn
              ? w('pressed.until', { number, day: write.day(limitOn) })
              : w('pressed', { number })}
        </span>
      ))}
    </p>
  )
}
