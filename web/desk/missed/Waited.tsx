import { useWriter } from '../../ui/moment.ts'
import { dayWords } from '../due/day-words.ts'
import { useNow } from '../due/use-now.ts'
import { useDueWords } from '../due/words.ts'
import { useMissedWords } from './words.ts'

const HOUR = 60
const DAY = 24 * HOUR

/** `等了 2 小时 5 分钟`, and since when on hover. Counts on by itself. */
export function Waited({ since }: { since: string }) {
  const w = useMissedWords()
  const due = useDueWords()
  const write = useWriter()
  const minutes = Math.floor((useNow() - Date.parse(since)) / 60_000)
  const [days, hours] = [Math.floor(minutes / DAY), Math.floor((minutes % DAY) / HOUR)]
  const parts = [
    days > 0 && due(dayWords('day', days), { n: days }),
    hours > 0 && due('span.hours', { n: hours }),
    days === 0 && minutes % HOUR > 0 && due('span.minutes', { n: minutes % HOUR }),
  ].filter(Boolean)
  return (
    <time className="missed-waited figures" dateTime={since} title={write.moment(since)}>
      {minutes < 1 ? w('waited.now') : w('waited', { time: parts.join(' ') })}
    </time>
  )
}
