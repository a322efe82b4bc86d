import { useWriter } from '../../ui/moment.ts'
import { shortNumber } from '../supervision/short-number.ts'
import type { Order } from './BenchPage.tsx'
import { useBenchWords } from './words.ts'

/** 督办件 that press an order: which wait for a reply, and until when. */
export function Pressed({ order: { number: ofMatter, documents } }: { order: Order }) {
  const w = useBenchWords()
  const write = useWriter()
  if (documents.length === 0) return null
  return (
    <p className="order-facts">
      {documents.map(({ number, limitOn, repliedAt }) => (
        <span key={number} title={number} className={repliedAt ? 'tag' : 'tag tag-waiting'}>
          {w(repliedAt ? 'pressed.replied' : limitOn ? 'pressed.until' : 'pressed', {
            number: shortNumber(number, ofMatter),
            day: limitOn ? write.day(limitOn) : '',
          })}
        </span>
      ))}
    </p>
  )
}
