import { useWriter } from '../../ui/moment.ts'
import type { Found } from './standing.ts'
import { useToldWords } from './told-words.ts'

/** 法定期限: by when it is ordinarily answered, and by when at the latest by law; both as they were promised. */
export function ByLaw({ byLaw }: { byLaw: NonNullable<Found['byLaw']> }) {
  const w = useToldWords()
  const write = useWriter()
  const { ordinaryAt, at, basis } = byLaw
  return (
    <p className="standing-by-law">
      {w('byLaw', { ordinary: write.moment(ordinaryAt), due: write.moment(at), basis })}
    </p>
  )
}
