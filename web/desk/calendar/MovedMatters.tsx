import { stages } from '../../../domain/deadline/stages.ts'
import { useSpeech } from '../../language.ts'
import { useWriter } from '../../ui/moment.ts'
import { useLawWords } from './law-words.ts'
import { RowTable } from './RowTable.tsx'
import type { RulesTold } from './RulesPreview.tsx'
import { useCalendarWords } from './words.ts'

/** Matters that other limits would promise something else: those that wait, and those sent lately. */
export function MovedMatters({ limits }: { limits: NonNullable<RulesTold['limits']> }) {
  const w = useCalendarWords()
  const l = useLawWords()
  const write = useWriter()
  const { language } = useSpeech()
  const { recentDays, recent, waiting, onPick, listed } = limits
  const when = (instant: string | null, law: string | null) => {
    if (!instant) return w('moved.none')
    return law ? l('moved.by-law', { at: write.moment(instant), law }) : write.moment(instant)
  }
  return (
    <>
      <h2>{w('moved.title')}</h2>
      <ul className="cal-counts">
        <li>
          {waiting.looked === 0
            ? w('moved.waiting.none')
            : w('moved.waiting', { n: waiting.otherwise, of: waiting.looked })}{' '}
          {waiting.more && w('moved.more')}
        </li>
        <li>
          {recent.looked === 0
            ? w('moved.recent.none', { days: recentDays })
            : w('moved.recent', { n: recent.otherwise, of: recent.looked, days: recentDays })}{' '}
          {recent.more && w('moved.more')}
        </li>
      </ul>
      {onPick.length > 0 && <p>{l('moved.on-pick', { laws: onPick.join(w('notice.list')) })}</p>}
      {listed.length > 0 && (
        <RowTable
          columns={[
            { title: w('moved.matter'), figures: true, told: ({ number }) => number },
            {
              title: w('moved.at'),
              told: ({ sent, at }) => w(sent ? 'moved.sent' : 'moved.waits', { at: write.moment(at) }),
            },
            {
              title: w('moved.dues'),
              told: ({ moved }) =>
                moved.map(({ stage, before, after, lawBefore, lawAfter }) => (
                  <div key={stage}>
                    {w('orders.warning', {
                      name: stages[stage][language],
                      before: when(before, lawBefore),
                      after: when(after, lawAfter),
                    })}
                  </div>
                )),
            },
          ]}
          rows={listed}
          keyOf={({ matterId }) => matterId}
        />
      )}
    </>
  )
}
