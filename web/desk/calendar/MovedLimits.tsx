import { stages } from '../../../domain/deadline/stages.ts'
import { useSpeech } from '../../language.ts'
import { useWriter } from '../../ui/moment.ts'
import { useNames } from '../pick/use-names.ts'
import { useLimitWords } from './limit-words.ts'
import type { Told } from './Preview.tsx'
import { RowTable } from './RowTable.tsx'
import { useCalendarWords } from './words.ts'

/** Each limit whose promises move: for one day, due before and after. */
export function MovedLimits({ limits }: { limits: Told['limits'] }) {
  const w = useCalendarWords()
  const write = useWriter()
  const { language } = useSpeech()
  const say = useLimitWords()
  const unit = useNames('unit')
  return (
    <RowTable
      columns={[
        {
          title: w('limits.limit'),
          told: ({ unitId, stages: of, limit }) =>
            [unit(unitId), of.map((stage) => stages[stage][language]).join(w('notice.list')), say(limit)]
              .filter(Boolean)
              .join(' '),
        },
        { title: w('limits.made'), told: ({ madeOn }) => write.day(madeOn) },
        { title: w('limits.before'), told: ({ before }) => write.moment(before) },
        { title: w('limits.after'), told: ({ after }) => write.moment(after) },
        { title: w('limits.days'), told: ({ days }) => w('limits.n', { n: days }) },
      ]}
      rows={limits}
      keyOf={({ unitId, limit }) => `${unitId} ${limit.clock} ${limit.unit} ${limit.amount}`}
    />
  )
}
