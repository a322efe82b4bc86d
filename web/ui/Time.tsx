import { useWriter } from './moment.ts'

/** An instant: short or whole as shown, exact for machines. */
export function Time({ at, short = false }: { at: string; short?: boolean }) {
  const write = useWriter()
  return (
    <time className="figures" dateTime={at} title={short ? write.moment(at) : undefined}>
      {short ? write.short(at) : write.moment(at)}
    </time>
  )
}
