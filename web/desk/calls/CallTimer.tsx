import { useEffect, useState } from 'react'
import { useCallWords } from './words.ts'

/** How long the call has lasted, to the second. */
export function CallTimer({ begunAt, endedAt }: { begunAt: number | null; endedAt: number | null }) {
  const w = useCallWords()
  const [now, setNow] = useState(() => Date.now())
  const runs = begunAt !== null && endedAt === null
  useEffect(() => {
    if (!runs) return undefined
    const tick = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(tick)
  }, [runs])
  if (begunAt === null) return <span className="call-timer">{w('timer.none')}</span>
  const seconds = Math.max(0, Math.floor(((endedAt ?? now) - begunAt) / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  return (
    <span className="call-timer figures" role="timer" aria-label={w('timer')}>
      {two(Math.floor(seconds / 60))}:{two(seconds % 60)}
    </span>
  )
}
